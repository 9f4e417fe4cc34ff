/** Failures of Vagrant, its providers and its boxes. */
export const vagrant = {
  'Vagrant is not installed.': 'Vagrant 没有安装。',
  'It makes the machine that you chose.': '你选择的虚拟机由它创建。',
  'Install it, on Debian with apt-get install vagrant vagrant-libvirt; or choose QEMU (--machine qemu, or the setting patchbay.machine).':
    '请安装它，在 Debian 上用 apt-get install vagrant vagrant-libvirt；或者选择 QEMU（--machine qemu，或设置 patchbay.machine）。',
  'This Vagrant is too old.': '这个 Vagrant 太旧。',
  'Install Vagrant 2.3 or newer.': '请安装 Vagrant 2.3 或更新的版本。',
  'Vagrant’s plugins don’t fit together.': 'Vagrant 的插件互相不匹配。',
  'Repair them: vagrant plugin repair; or vagrant plugin expunge --reinstall.':
    '请修复它们：vagrant plugin repair，或者 vagrant plugin expunge --reinstall。',
  'Another Vagrant is using this machine.': '另一个 Vagrant 正在操作这台虚拟机。',
  'Wait for it, or end it, and start again.': '请等它完成，或者结束它，再重新启动。',
  'Vagrant can’t write to its own folder.': 'Vagrant 无法写入自己的文件夹。',
  'Make ~/.vagrant.d writable, or set VAGRANT_HOME.': '请使 ~/.vagrant.d 可写，或者设置 VAGRANT_HOME。',
  'The disk is full.': '磁盘已满。',
  'Free some space: `vagrant box prune`, and where libvirt or VirtualBox keeps its disks.':
    '请腾出一些空间：`vagrant box prune`，以及 libvirt 或 VirtualBox 存放磁盘的地方。',
  'Vagrant was interrupted.': 'Vagrant 被中断了。',
  'Start it again. Patchbay first removes what is left of it.': '请重新启动它。Patchbay 会先清除残留的部分。',
  'Vagrant failed while {doing}.': 'Vagrant 失败了，当时在做：{doing}。',
  'Fix that and start again. The log has the whole message.':
    '请解决这个问题，再重新启动。完整的消息在日志里。',
  'Vagrant does not say how to reach the machine.': 'Vagrant 没有说明怎样连接虚拟机。',
  'The output of `vagrant ssh-config` has no host in it.': '`vagrant ssh-config` 的结果中没有主机。',
  'Destroy the machine and start again.': '请销毁虚拟机，再重新启动。',
  'The machine did not become ready in time.': '虚拟机没有按时就绪。',
  'Its ssh server at {address}:{port} does not answer.': '它在 {address}:{port} 的 ssh 服务器没有应答。',
  'Try again when the computer is less busy.': '请在计算机不那么忙的时候再试。',
  'Vagrant has no provider here that can run a machine.': 'Vagrant 在这里没有可用来运行虚拟机的程序。',
  'Install VirtualBox, or on Debian: apt-get install vagrant-libvirt libvirt-daemon-system; or choose QEMU (--machine qemu, or the setting patchbay.machine).':
    '请安装 VirtualBox，或在 Debian 上执行 apt-get install vagrant-libvirt libvirt-daemon-system；或者选择 QEMU（--machine qemu，或设置 patchbay.machine）。',
  'Vagrant does not know this provider.': 'Vagrant 不认识这个提供者（provider）。',
  'Install its plugin: vagrant plugin install vagrant-NAME; on Debian: apt-get install vagrant-libvirt.':
    '请安装它的插件：vagrant plugin install vagrant-NAME；在 Debian 上：apt-get install vagrant-libvirt。',
  'Check vagrant.provider in the settings.': '请检查设置中的 vagrant.provider。',
  'Virtualisation is off on this computer.': '这台计算机的虚拟化功能没有打开。',
  'Switch VT-x or AMD-V (SVM) on in the firmware, and end other hypervisors (Hyper-V, KVM, VMware); or choose QEMU (--machine qemu, or the setting patchbay.machine), which works without.':
    '请在固件设置中打开 VT-x 或 AMD-V（SVM），并结束其他虚拟机管理程序（Hyper-V、KVM、VMware）；或者选择 QEMU（--machine qemu，或设置 patchbay.machine），它不需要虚拟化功能。',
  'Another hypervisor uses the processor’s virtualisation.': '另一个虚拟机管理程序占用了处理器的虚拟化功能。',
  'libvirt’s QEMU may not use /dev/kvm.': 'libvirt 的 QEMU 无权使用 /dev/kvm。',
  'Allow it: usermod -aG kvm libvirt-qemu, then restart libvirtd; or set vagrant.driver to qemu.':
    '请授权：usermod -aG kvm libvirt-qemu，再重启 libvirtd；或者把 vagrant.driver 设为 qemu。',
  'VirtualBox’s kernel module is not loaded.': 'VirtualBox 的内核模块没有加载。',
  'Run /sbin/vboxconfig as root, and check whether Secure Boot blocks it.':
    '请以 root 身份运行 /sbin/vboxconfig，并检查是不是 Secure Boot 拦住了它。',
  'This Vagrant does not know this VirtualBox.': '这个 Vagrant 不认识这个 VirtualBox。',
  'Install a newer Vagrant.': '请安装更新的 Vagrant。',
  'VirtualBox refused to start the machine.': 'VirtualBox 拒绝启动虚拟机。',
  'Try it in VirtualBox itself.': '请直接在 VirtualBox 里试一试。',
  'libvirt does not answer.': 'libvirt 没有应答。',
  'Start it: systemctl start libvirtd; and be in its group: usermod -aG libvirt $USER, then log in again.':
    '请启动它：systemctl start libvirtd；并加入它的组：usermod -aG libvirt $USER，然后重新登录。',
  'You may not use libvirt.': '你无权使用 libvirt。',
  'libvirt has no storage pool for disks.': 'libvirt 没有存放磁盘的地方。',
  'Make one: virsh pool-define-as default dir --target /var/lib/libvirt/images && virsh pool-start default.':
    '请创建一个：virsh pool-define-as default dir --target /var/lib/libvirt/images && virsh pool-start default。',
  'libvirt could not create a storage pool for disks.': 'libvirt 无法创建存放磁盘的地方。',
  'libvirt could not create its network.': 'libvirt 无法创建它的网络。',
  'Check that dnsmasq and iptables are installed, and that 192.168.142.0/23 is free here.':
    '请确认 dnsmasq 和 iptables 已安装，并且 192.168.142.0/23 在这里没有被占用。',
  'libvirt could not start its network.': 'libvirt 无法启动它的网络。',
  'dnsmasq is not installed.': 'dnsmasq 没有安装。',
  'libvirt uses it to give its machines their addresses.': 'libvirt 用它给虚拟机分配地址。',
  'libvirt refused to start the machine.': 'libvirt 拒绝启动虚拟机。',
  'libvirt refused to create the machine.': 'libvirt 拒绝创建虚拟机。',
  'libvirt already has a machine with this name.': 'libvirt 已经有同名的虚拟机。',
  'Remove it: virsh undefine NAME.': '请删除它：virsh undefine NAME。',
  'Try again when the computer is less busy, or allow it more time: PATCHBAY_BOOT_TIMEOUT=900.':
    '请在计算机不那么忙的时候再试，或者多给一些时间：PATCHBAY_BOOT_TIMEOUT=900。',
  'The machine ended while it booted.': '虚拟机在启动过程中结束了。',
  'The machine does not accept Vagrant’s key.': '虚拟机不接受 Vagrant 的密钥。',
  'Use a box that does, as Vagrant’s boxes do.': '请使用接受它的 box，Vagrant 官方的 box 都接受。',
  'This provider has no snapshots.': '这个提供者不支持快照。',
  'A reset makes the machine again.': '重置时会重新创建虚拟机。',
  'The snapshot that a reset goes back to is gone.': '重置所要恢复的快照不见了。',
  'Vagrant can’t fetch the box.': 'Vagrant 无法获取 box。',
  'Behind a proxy, set HTTPS_PROXY; where TLS is inspected, set SSL_CERT_FILE and CURL_CA_BUNDLE to the inspector’s certificate; without internet, use a box file: npm run box.':
    '在代理后面，请设置 HTTPS_PROXY；如果 TLS 会被检查，请把 SSL_CERT_FILE 和 CURL_CA_BUNDLE 设为检查者的证书；没有互联网时，请使用 box 文件：npm run box。',
  'Vagrant can’t fetch the box: a certificate is not trusted.': 'Vagrant 无法获取 box：有一个证书不受信任。',
  'Fetching the box was interrupted.': '获取 box 时被中断。',
  'The box file does not exist.': 'box 文件不存在。',
  'Check vagrant.boxFile in the settings (or PATCHBAY_BOX_FILE); npm run box makes one.':
    '请检查设置中的 vagrant.boxFile（或 PATCHBAY_BOX_FILE）；npm run box 可以制作一个。',
  'Patchbay can’t read the box file {file}.': 'Patchbay 无法读取 box 文件 {file}。',
  'The box is not for this processor.': '这个 box 不适用于这种处理器。',
  'Name another box (PATCHBAY_BOX), for instance bento/debian-12, which is for amd64 and arm64.':
    '请指定另一个 box（PATCHBAY_BOX），例如 bento/debian-12，它适用于 amd64 和 arm64。',
  'The box is for another provider.': '这个 box 是给另一个提供者用的。',
  'Name another provider or box in the settings.': '请在设置中指定另一个提供者或 box。',
  'There is no such box for this provider or processor.': '没有适用于这个提供者或处理器的这种 box。',
  'There is no such box for this provider.': '没有适用于这个提供者的这种 box。',
  'The box has no such version.': '这个 box 没有这个版本。',
  'Check vagrant.boxVersion in the settings.': '请检查设置中的 vagrant.boxVersion。',
  'The box is damaged.': 'box 已损坏。',
  'Remove it (vagrant box list, vagrant box remove NAME) and fetch or copy it again.':
    '请删除它（vagrant box list、vagrant box remove NAME），再重新获取或复制。',
  'Vagrant did not copy the whole box to libvirt.': 'Vagrant 没有把整个 box 复制到 libvirt。',
  'Free some space: `vagrant box prune`, and where libvirt or VirtualBox keeps its disks. Then remove the unfinished copy: virsh vol-list default, virsh vol-delete NAME default.':
    '请腾出一些空间：`vagrant box prune`，以及 libvirt 或 VirtualBox 存放磁盘的地方。然后删除未完成的副本：virsh vol-list default、virsh vol-delete NAME default。',
} as const satisfies Record<string, string>;
