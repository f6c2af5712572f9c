const noRole = 'クラスターの ID にそこでのロールを割り当てる作業は、テンプレートの外に残ります';

/** What `listLeftOut` gives as a reason, and the same in Japanese. A group in brackets is what the reason names. */
const reasons: readonly (readonly [english: RegExp, japanese: string])[] = [
  [/^is what is asked of the network and no setting of it$/, 'ネットワークへの要望であり、設定ではありません'],
  [/^no subnet is delegated to (\S+)$/, '$1 に委任されたサブネットがありません'],
  [
    /^is what the caller knows of the surroundings and no setting$/,
    '周囲の環境について伝えられた内容であり、設定ではありません',
  ],
  [/^none is said by leaving it out$/, '「なし」は指定しないことで表します'],
  [
    /^the subnets of the pools say otherwise, and they are what is written$/,
    'プールのサブネットと食い違うため、サブネットのほうに従って書き出します',
  ],
  [/^is what comes of the other counts$/, 'ほかの個数から決まる値です'],
  [
    /^azurerm refuses block; the other outputs write it$/,
    'azurerm は block を受け付けません。ほかの出力には書き出します',
  ],
  [/^more than (\d+) are not written out$/, '$1 個を超える分は書き出しません'],
  [
    /^stands outside the group (.*), and is referred to, not made$/,
    'リソース グループ $1 の外にあるため、作成せずに参照します',
  ],
  [
    /^its other network is neither in the design nor told by an Azure id$/,
    '相手のネットワークが設計にも Azure の ID にもありません',
  ],
  [
    /^is of the other network, which is not made here$/,
    '相手のネットワークの値であり、そのネットワークはここでは作成しません',
  ],
  [/^its virtual network is not in the design$/, '仮想ネットワークが設計にありません'],
  [
    /^stands in a network that is there already, and is referred to, not made; the template leaves .*$/,
    `既存のネットワークにあるため、作成せずに参照します。${noRole}`,
  ],
  [/^is what is in use, and no setting$/, '使用中の数であり、設定ではありません'],
  [/^is neither a subnet of the design nor an Azure id$/, '設計のサブネットでも Azure の ID でもありません'],
  [/^is there already; the template leaves .*$/, `既に存在します。${noRole}`],
  [
    /^azurerm has no argument for it in the pool that the cluster is made with$/,
    'azurerm では、クラスターの最初のプールにこれを指定する引数がありません',
  ],
  [
    /^azurerm makes the pool that the cluster is made with in mode System$/,
    'azurerm では、クラスターの最初のプールのモードは System になります',
  ],
  [/^a cluster is made with a Linux pool$/, 'クラスターの最初のプールは Linux です'],
  [
    /^the Azure CLI makes the first pool in the version of the cluster$/,
    'Azure CLI では、最初のプールはクラスターと同じバージョンになります',
  ],
  [
    /^is not run by AKS, and is installed once the cluster is there$/,
    'AKS が運用するものではなく、クラスターの作成後にインストールします',
  ],
  [/^is set by what is deployed into the cluster$/, 'クラスターにデプロイするもので設定します'],
  [/^AKS chooses it$/, 'AKS が選びます'],
  [/^is what the controller offers$/, 'コントローラーが提供するものであり、設定ではありません'],
  [/^the ids of the zones are not told$/, 'ゾーンの ID が示されていません'],
  [/^its subnet is neither in the design nor told by an Azure id$/, 'サブネットが設計にも Azure の ID にもありません'],
  [/^is what stands in the subnet, and no setting$/, 'サブネットに置かれている数であり、設定ではありません'],
  [/^the add-on chooses it$/, 'アドオンが選びます'],
];

/** A line of `listLeftOut` with its reason in Japanese. */
export function leftOutInJapanese(line: string): string {
  const [, pointer = '', reason = ''] = /^(\S*?): (.*)$/su.exec(line) ?? [];
  const found = reasons.find(([english]) => english.test(reason));
  return found ? `${pointer}: ${reason.replace(found[0], found[1])}` : line;
}
