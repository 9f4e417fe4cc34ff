/** What Debian's Vagrant 2.3.4 and vagrant-libvirt 0.11.2 really ended with, each made to fail on purpose; stdout. */
export const REAL_STDOUT = {
  noNetwork:
    "1795771336,,error-exit,Vagrant::Errors::BoxAddShortNotFound,The box 'bento/debian-12' could not be found or\\ncould not be accessed in the remote catalog. If this is a private\\nbox on HashiCorp's Vagrant Cloud%!(VAGRANT_COMMA) please verify you're logged in via\\n`vagrant login`. Also%!(VAGRANT_COMMA) please double-check the name. The expanded\\nURL and error message are shown below:\\n\\nURL: [\"https://vagrantcloud.com/api/v2/vagrant/bento/debian-12\"]\\nError: Could not resolve host: vagrantcloud.com",
  proxyRefuses:
    "1795771338,,error-exit,Vagrant::Errors::BoxAddShortNotFound,The box 'bento/debian-12' could not be found or\\ncould not be accessed in the remote catalog. If this is a private\\nbox on HashiCorp's Vagrant Cloud%!(VAGRANT_COMMA) please verify you're logged in via\\n`vagrant login`. Also%!(VAGRANT_COMMA) please double-check the name. The expanded\\nURL and error message are shown below:\\n\\nURL: [\"https://vagrantcloud.com/api/v2/vagrant/bento/debian-12\"]\\nError: Failed to connect to 127.0.0.1 port 9 after 3 ms: Couldn't connect to server",
  selfSigned:
    '1795771340,,error-exit,Vagrant::Errors::BoxMetadataDownloadError,There was an error while downloading the metadata for this box.\\nThe error message is shown below:\\n\\nSSL certificate problem: self-signed certificate',
  notFound:
    '1795771343,,error-exit,Vagrant::Errors::BoxMetadataDownloadError,There was an error while downloading the metadata for this box.\\nThe error message is shown below:\\n\\nThe requested URL returned error: 404',
  noBoxFile:
    "1795771347,,error-exit,Vagrant::Errors::DownloaderError,An error occurred while downloading the remote file. The error\\nmessage%!(VAGRANT_COMMA) if any%!(VAGRANT_COMMA) is reproduced below. Please fix this error and try\\nagain.\\n\\nCouldn't open file /tmp/vg/www/nope.box",
  noArchive:
    "1795771349,,error-exit,Vagrant::Errors::BoxUnpackageFailure,The box failed to unpackage properly. Please verify that the box\\nfile you're trying to add is not corrupted and that enough disk space\\nis available and then try again.\\nThe output from attempting to unpackage (if any):\\n\\nbsdtar: Error opening archive: Unrecognized archive format\\n",
  truncatedBox:
    "1795771351,,error-exit,Vagrant::Errors::BoxUnpackageFailure,The box failed to unpackage properly. Please verify that the box\\nfile you're trying to add is not corrupted and that enough disk space\\nis available and then try again.\\nThe output from attempting to unpackage (if any):\\n\\nbsdtar: Error opening archive: truncated gzip input\\n",
  otherProvider:
    "1795771353,,error-exit,Vagrant::Errors::BoxProviderDoesntMatch,The box you attempted to add doesn't match the provider you specified.\\n\\nProvider expected: libvirt\\nProvider of box: virtualbox",
  otherProcessor:
    "1795771665,,error-exit,VagrantPlugins::ProviderLibvirt::Errors::FogCreateServerError,Error while creating domain: Error saving the server: Call to virDomainDefineXML failed: unsupported configuration: No emulator found for arch 'armv7l'",
  homeFull:
    "1795771669,,error-exit,Vagrant::Errors::BoxUnpackageFailure,The box failed to unpackage properly. Please verify that the box\\nfile you're trying to add is not corrupted and that enough disk space\\nis available and then try again.\\nThe output from attempting to unpackage (if any):\\n\\nx metadata.json\\nx box.img: Write failed: No space left on device\\nbsdtar: Error exit delayed from previous errors.\\n",
  providerNotUsable:
    "1795771461,,error-exit,Vagrant::Errors::ProviderNotUsable,The provider 'virtualbox' that was requested to back the machine\\n'default' is reporting that it isn't usable on this system. The\\nreason is shown below:\\n\\nVagrant could not detect VirtualBox! Make sure VirtualBox is properly installed.\\nVagrant uses the `VBoxManage` binary that ships with VirtualBox%!(VAGRANT_COMMA) and requires\\nthis to be available on the PATH. If VirtualBox is installed%!(VAGRANT_COMMA) please find the\\n`VBoxManage` binary and add it to the PATH environmental variable.",
  libvirtDown:
    "1795771618,,error-exit,VagrantPlugins::ProviderLibvirt::Errors::FogLibvirtConnectionError,Error while connecting to Libvirt: Error making a connection to libvirt URI qemu:///system:\\nCall to virConnectOpen failed: Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory",
} as const;

/** The same, of what it says on stderr alone: it knows no class for these. */
export const REAL_STDERR = {
  pluginsDontFit: String.raw`Vagrant failed to initialize at a very early stage:

The plugins failed to initialize correctly. This may be due to manual
modifications made within the Vagrant home directory. Vagrant can
attempt to automatically correct this issue by running:

  vagrant plugin repair

If Vagrant was recently updated, this error may be due to incompatible
versions of dependencies. To fix this problem please remove and re-install
all plugins. Vagrant can attempt to do this automatically by running:

  vagrant plugin expunge --reinstall

Or you may want to try updating the installed plugins to their latest
versions:

  vagrant plugin update

Error message given during initialization: Unable to resolve dependency: user requested 'vagrant-nonesuch (> 0)'
`,
  pluginsUnreadable: String.raw`Vagrant failed to initialize at a very early stage:

Failed to parse the state file "/tmp/vg/home/plugins.json":
859: unexpected token at '{oops
'

Please remove the file and reinstall the plugins.
If this error recurs, please report a bug.
`,
  poolFull: String.raw`/usr/lib/ruby/vendor_ruby/fog/libvirt/requests/compute/create_volume.rb:6:in ${'`'}create_volume_xml': Call to virStorageVolCreateXML failed: internal error: Child process (/usr/bin/qemu-img create -f qcow2 -o compat=0.10 /var/lib/libvirt/images/ok2_vagrant_box_image_0_1795771667_box.img 1048576K) unexpected exit status 1: qemu-img: /var/lib/libvirt/images/ok2_vagrant_box_image_0_1795771667_box.img: Could not write refcount table: No space left on device (Libvirt::Error)
	from /usr/lib/ruby/vendor_ruby/fog/libvirt/requests/compute/create_volume.rb:6:in ${'`'}create_volume'
	from /usr/lib/ruby/vendor_ruby/fog/libvirt/models/compute/volume.rb:42:in ${'`'}save'
`,
  noKvm: String.raw`/usr/lib/ruby/vendor_ruby/fog/libvirt/requests/compute/vm_action.rb:7:in ${'`'}create': Call to virDomainCreateWithFlags failed: internal error: process exited while connecting to monitor: kvm version too old (Libvirt::Error)
2026-11-27T09:27:41.266060Z qemu-system-x86_64: -accel kvm: failed to initialize kvm: Inappropriate ioctl for device
	from /usr/lib/ruby/vendor_ruby/fog/libvirt/requests/compute/vm_action.rb:7:in ${'`'}vm_action'
	from /usr/lib/ruby/vendor_ruby/fog/libvirt/models/compute/server.rb:76:in ${'`'}start'
`,
} as const;
