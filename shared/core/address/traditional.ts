/** Traditional characters of division names and of the words around them, each with its simplified twin. For matching only: what was written is what is printed. */
const PAIRS =
  '區区縣县鎮镇鄉乡號号樓楼層层臺台灣湾陽阳義义蘭兰東东雲云鳳凤觀观龍龙門门頭头廣广場场園园寧宁連连萬万華华後后員员縱纵實实莊庄蘆芦鶯莺貢贡雙双樹树楊杨關关復复龜龟鹽盐學学瑪玛國国農农貓猫獅狮橋桥圍围灘滩澤泽漁渔車车銅铜鑼锣獻献鶴鹤慶庆壽寿豐丰' +
  '頂顶興兴嶼屿潯浔離离島岛貴贵爾尔歷历麗丽齊齐烏乌魯鲁賓宾綏绥滿满達达長长鐘钟賀贺聖圣內内經经營营結结業业線线溝沟澗涧濱滨滄沧灤滦濟济瀋沈瀘泸陸陆陝陕陰阴際际隴陇隨随順顺顏颜馬马駐驻驛驿鳥鸟鷺鹭麥麦黃黄點点塹堑壢坜墾垦壯壮壩坝壺壶夢梦奧奥媽妈' +
  '孫孙宮宫將将尋寻專专對对崗岗嶺岭巒峦帶带師师廈厦廟庙廠厂廳厅弒弑張张彎弯徑径從从應应懷怀戰战戶户擇择攬揽數数斷断於于時时晉晋暉晖書书會会條条來来侖仑倉仓個个傑杰備备傳传僑侨儀仪億亿優优兩两冊册凍冻則则剛刚創创劃划劉刘勝胜勞劳勵励勢势務务動动' +
  '勳勋協协卻却參参叢丛吳吴呂吕問问啟启單单圓圆堅坚報报塊块墳坟棟栋衖弄鄰邻裡里裏里臨临鹼碱鹹咸鐵铁錦锦鋼钢銀银鄭郑鄧邓還还遠远遼辽運运過过進进週周這这逕径轉转輔辅較较輪轮載载軍军貝贝財财貨货購购費费資资賢贤質质賴赖趙赵趕赶躍跃輝辉諾诺謝谢證证' +
  '譽誉識识護护讓让誠诚語语詩诗話话設设許许記记計计訂订觸触親亲規规見见覺觉補补裝装製制褲裤維维綠绿網网綱纲緬缅緣缘縫缝總总績绩繩绳織织繡绣繼继續续羅罗聯联聲声聽听職职聰聪腳脚膠胶臉脸臥卧舊旧艙舱藝艺藥药蘇苏蘋苹蘊蕴處处虛虚蝦虾螢萤蟲虫蠶蚕衛卫' +
  '衝冲塗涂湧涌溫温準准滬沪漢汉漲涨潔洁潤润濕湿灑洒為为無无煙烟煉炼熱热燈灯燒烧爐炉爭争爺爷牆墙犧牺狀状獎奖獨独獲获環环現现瑤瑶產产畝亩畫画異异療疗發发盧卢監监盤盘眾众礎础祿禄禪禅禮礼種种稱称積积穩稳窩窝竄窜筆笔節节範范築筑簡简籃篮糧粮紀纪約约' +
  '紅红純纯紐纽級级組组細细終终絲丝統统絨绒';

const SIMPLIFIED = new Map<string, string>();
for (let i = 0; i + 1 < PAIRS.length; i += 2) SIMPLIFIED.set(PAIRS.charAt(i), PAIRS.charAt(i + 1));

/** One character for one character, so that positions in the result are positions in the text. */
export function toSimplified(text: string): string {
  let changed = '';
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const twin = SIMPLIFIED.get(text.charAt(i));
    if (twin === undefined) continue;
    changed += text.slice(from, i) + twin;
    from = i + 1;
  }
  return from === 0 ? text : changed + text.slice(from);
}
