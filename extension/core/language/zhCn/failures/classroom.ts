/** What goes wrong with `patchbay class`. */
export const classroom = {
  "'{name}' can't be the name of a class.": '“{name}”不能用作课堂的名字。',
  'It is also the name of a folder.': '它也是文件夹的名字。',
  'Use up to 20 lower-case letters, digits and dashes, a letter or digit first.':
    '请使用最多 20 个小写字母、数字和连字符，以字母或数字开头。',
  'The class {name} is served already.': '课堂 {name} 已经开放了。',
  'Another patchbay class serve runs for it on this computer.':
    '这台计算机上已有另一个 patchbay class serve 在为它运行。',
  'End that one first (Ctrl-C), or give this class another name: --name NAME.':
    '请先结束那一个（Ctrl-C），或者给这个课堂另起一个名字：--name NAME。',
  'There is no class {name} on this computer.': '这台计算机上没有课堂 {name}。',
  'The classes are: {known}.': '现有的课堂：{known}。',
  'Name one of them: --name NAME.': '请指定其中之一：--name NAME。',
  "The class can't be served on port {port}.": '无法在端口 {port} 上开放课堂。',
  'Choose another port: --port 8081.': '请另选一个端口：--port 8081。',
  "The class can't be served over https.": '无法通过 https 开放课堂。',
  'Name the certificate with --tls-cert FILE and its key with --tls-key FILE, both in PEM.':
    '请用 --tls-cert FILE 指定证书，用 --tls-key FILE 指定它的私钥，两者都是 PEM 格式。',
  "'{address}' is not an address that a class can have.": '“{address}”不能用作课堂的地址。',
  '--public is what learners type: http or https, a name, and a path where there is one.':
    '--public 是学员输入的地址：http 或 https、名字，以及路径（如果有）。',
  'For example: --public https://school.example/lab/.': '例如：--public https://school.example/lab/。',
  "Patchbay can't read the weights in {file}.": 'Patchbay 无法读取 {file} 中的权重。',
  'Write a JSON object with any of the keys achieved, hint, shown and skipped, each with a number from 0 to 1.':
    '请写一个 JSON 对象，键可以是 achieved、hint、shown 和 skipped，每个值是 0 到 1 之间的数。',
  "Patchbay can't reach the class at {address}.": 'Patchbay 无法连接到 {address} 的课堂。',
  'Check the address that your teacher gave you, and that this computer is in the same network.':
    '请检查老师给你的地址，并确认这台计算机在同一个网络中。',
  'There is no class at {address}.': '{address} 没有课堂。',
  'Something else answers there.': '那里应答的是别的程序。',
  'Type the whole address that your teacher gave you, with its port and path.':
    '请输入老师给你的完整地址，包括端口和路径。',
  'You have not joined the class.': '你没有加入课堂。',
  'Ask your teacher for the code of the class, and try again.': '请向老师询问课堂口令，然后重试。',
} as const satisfies Record<string, string>;
