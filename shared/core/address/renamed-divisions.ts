/**
 * Divisions that people still write and that are gone. Facts from the public notices of the State Council and the Ministry of Civil Affairs;
 * successors are written `province/city/district` with the full names of today. Several successors: the town may decide, else a person does.
 * A name that another division still bears is told apart by its city.
 */
export interface RenamedDivision {
  readonly level: 'city' | 'district';
  readonly oldName: string;
  /** The province and city it belonged to, as they are called today (a municipality's city is empty). */
  readonly province: string;
  readonly city: string;
  readonly year: number;
  readonly successors: readonly string[];
}

/** One line per change: level, old name, province, city, year, successors (districts of the same city unless a path is written). */
const TABLE = `
district 下城区 浙江省 杭州市 2021 拱墅区
district 江干区 浙江省 杭州市 2021 上城区,钱塘区
district 萧山市 浙江省 杭州市 2001 萧山区
district 富阳市 浙江省 杭州市 2014 富阳区
district 临安市 浙江省 杭州市 2017 临安区
district 绍兴县 浙江省 绍兴市 2013 柯桥区
district 上虞市 浙江省 绍兴市 2013 上虞区
district 江东区 浙江省 宁波市 2016 鄞州区
district 奉化市 浙江省 宁波市 2016 奉化区
district 洞头县 浙江省 温州市 2015 洞头区
district 玉环县 浙江省 台州市 2017 玉环市
district 闸北区 上海市 - 2015 静安区
district 卢湾区 上海市 - 2011 黄浦区
district 南汇区 上海市 - 2009 浦东新区
district 南市区 上海市 - 2000 黄浦区
district 崇明县 上海市 - 2016 崇明区
district 崇文区 北京市 - 2010 东城区
district 宣武区 北京市 - 2010 西城区
district 密云县 北京市 - 2015 密云区
district 延庆县 北京市 - 2015 延庆区
district 塘沽区 天津市 - 2009 滨海新区
district 汉沽区 天津市 - 2009 滨海新区
district 大港区 天津市 - 2009 滨海新区
district 静海县 天津市 - 2015 静海区
district 宁河县 天津市 - 2015 宁河区
district 蓟县 天津市 - 2016 蓟州区
district 万盛区 重庆市 - 2011 綦江区
district 双桥区 重庆市 - 2011 大足区
district 綦江县 重庆市 - 2011 綦江区
district 大足县 重庆市 - 2011 大足区
district 璧山县 重庆市 - 2014 璧山区
district 铜梁县 重庆市 - 2014 铜梁区
district 潼南县 重庆市 - 2015 潼南区
district 荣昌县 重庆市 - 2015 荣昌区
district 开县 重庆市 - 2016 开州区
district 梁平县 重庆市 - 2016 梁平区
district 武隆县 重庆市 - 2016 武隆区
district 新建县 江西省 南昌市 2015 新建区
district 湾里区 江西省 南昌市 2019 新建区
district 南康市 江西省 赣州市 2013 南康区
district 赣县 江西省 赣州市 2016 赣县区
district 九江县 江西省 九江市 2017 柴桑区
district 上饶县 江西省 上饶市 2019 广信区
district 广丰县 江西省 上饶市 2015 广丰区
district 余江县 江西省 鹰潭市 2018 余江区
district 即墨市 山东省 青岛市 2017 即墨区
district 胶南市 山东省 青岛市 2012 黄岛区
district 四方区 山东省 青岛市 2012 市北区
district 章丘市 山东省 济南市 2016 章丘区
district 济阳县 山东省 济南市 2018 济阳区
district 莱城区 山东省 济南市 2019 莱芜区
district 文登市 山东省 威海市 2014 文登区
district 蓬莱市 山东省 烟台市 2020 蓬莱区
district 长岛县 山东省 烟台市 2020 蓬莱区
district 兖州市 山东省 济宁市 2013 兖州区
district 市中区 山东省 济宁市 2013 任城区
district 定陶县 山东省 菏泽市 2016 定陶区
district 陵县 山东省 德州市 2014 陵城区
district 沾化县 山东省 滨州市 2014 沾化区
district 邹平县 山东省 滨州市 2018 邹平市
district 垦利县 山东省 东营市 2016 垦利区
district 茌平县 山东省 聊城市 2019 茌平区
district 沙县 福建省 三明市 2021 沙县区
district 梅列区 福建省 三明市 2021 三元区
district 长乐市 福建省 福州市 2017 长乐区
district 建阳市 福建省 南平市 2014 建阳区
district 永定县 福建省 龙岩市 2014 永定区
district 龙海市 福建省 漳州市 2021 龙海区
district 长泰县 福建省 漳州市 2021 长泰区
district 偃师市 河南省 洛阳市 2021 偃师区
district 孟津县 河南省 洛阳市 2021 孟津区
district 吉利区 河南省 洛阳市 2021 孟津区
district 开封县 河南省 开封市 2014 祥符区
district 金明区 河南省 开封市 2014 龙亭区
district 许昌县 河南省 许昌市 2016 建安区
district 淮阳县 河南省 周口市 2019 淮阳区
district 长垣县 河南省 新乡市 2019 长垣市
district 海门市 江苏省 南通市 2020 海门区
district 港闸区 江苏省 南通市 2020 崇川区
district 海安县 江苏省 南通市 2018 海安市
district 下关区 江苏省 南京市 2013 鼓楼区
district 白下区 江苏省 南京市 2013 秦淮区
district 溧水县 江苏省 南京市 2013 溧水区
district 高淳县 江苏省 南京市 2013 高淳区
district 沧浪区 江苏省 苏州市 2012 姑苏区
district 平江区 江苏省 苏州市 2012 姑苏区
district 金阊区 江苏省 苏州市 2012 姑苏区
district 吴江市 江苏省 苏州市 2012 吴江区
district 金坛市 江苏省 常州市 2015 金坛区
district 戚墅堰区 江苏省 常州市 2015 武进区
district 崇安区 江苏省 无锡市 2015 梁溪区
district 南长区 江苏省 无锡市 2015 梁溪区
district 北塘区 江苏省 无锡市 2015 梁溪区
district 江都市 江苏省 扬州市 2011 江都区
district 维扬区 江苏省 扬州市 2011 邗江区
district 清河区 江苏省 淮安市 2016 清江浦区
district 清浦区 江苏省 淮安市 2016 清江浦区
district 楚州区 江苏省 淮安市 2012 淮安区
district 洪泽县 江苏省 淮安市 2016 洪泽区
district 大丰市 江苏省 盐城市 2015 大丰区
district 姜堰市 江苏省 泰州市 2012 姜堰区
district 郫县 四川省 成都市 2016 郫都区
district 双流县 四川省 成都市 2015 双流区
district 新津县 四川省 成都市 2020 新津区
district 宜宾县 四川省 宜宾市 2018 叙州区
district 安县 四川省 绵阳市 2016 安州区
district 罗江县 四川省 德阳市 2017 罗江区
district 户县 陕西省 西安市 2016 鄠邑区
district 高陵县 陕西省 西安市 2014 高陵区
district 华县 陕西省 渭南市 2015 华州区
district 南郑县 陕西省 汉中市 2017 南郑区
district 凤翔县 陕西省 宝鸡市 2021 凤翔区
district 桥东区 河北省 石家庄市 2014 长安区,桥西区
district 鹿泉市 河北省 石家庄市 2014 鹿泉区
district 藁城市 河北省 石家庄市 2014 藁城区
district 栾城县 河北省 石家庄市 2014 栾城区
district 新市区 河北省 保定市 2015 竞秀区
district 南市区 河北省 保定市 2015 莲池区
district 北市区 河北省 保定市 2015 莲池区
district 满城县 河北省 保定市 2015 满城区
district 清苑县 河北省 保定市 2015 清苑区
district 徐水县 河北省 保定市 2015 徐水区
district 唐海县 河北省 唐山市 2012 曹妃甸区
district 滦县 河北省 唐山市 2018 滦州市
district 抚宁县 河北省 秦皇岛市 2015 抚宁区
district 冀州市 河北省 衡水市 2016 冀州区
district 桥东区 河北省 邢台市 2020 襄都区
district 桥西区 河北省 邢台市 2020 信都区
district 邢台县 河北省 邢台市 2020 信都区
district 增城市 广东省 广州市 2014 增城区
district 从化市 广东省 广州市 2014 从化区
district 萝岗区 广东省 广州市 2014 黄埔区
district 东山区 广东省 广州市 2005 越秀区
district 芳村区 广东省 广州市 2005 荔湾区
district 高要市 广东省 肇庆市 2015 高要区
district 阳东县 广东省 阳江市 2014 阳东区
district 望城县 湖南省 长沙市 2011 望城区
district 宁乡县 湖南省 长沙市 2017 宁乡市
district 祁阳县 湖南省 永州市 2021 祁阳市
district 株洲县 湖南省 株洲市 2018 渌口区
district 郧县 湖北省 十堰市 2014 郧阳区
district 襄阳区 湖北省 襄阳市 2010 襄州区
district 京山县 湖北省 荆门市 2018 京山市
district 呈贡县 云南省 昆明市 2011 呈贡区
district 晋宁县 云南省 昆明市 2016 晋宁区
district 平坝县 贵州省 安顺市 2014 平坝区
district 遵义县 贵州省 遵义市 2016 播州区
district 水城县 贵州省 六盘水市 2020 水城区
district 武鸣县 广西壮族自治区 南宁市 2015 武鸣区
district 临桂县 广西壮族自治区 桂林市 2013 临桂区
district 长安县 陕西省 西安市 2002 长安区
district 双城市 黑龙江省 哈尔滨市 2014 双城区
district 九台市 吉林省 长春市 2014 九台区
district 普兰店市 辽宁省 大连市 2015 普兰店区
district 辽中县 辽宁省 沈阳市 2016 辽中区
district 三山区 安徽省 芜湖市 2020 弋江区
district 芜湖县 安徽省 芜湖市 2020 湾沚区
district 繁昌县 安徽省 芜湖市 2020 繁昌区
district 潜山县 安徽省 安庆市 2018 潜山市
district 广德县 安徽省 宣城市 2019 广德市
district 潞城市 山西省 长治市 2018 潞城区
district 长治县 山西省 长治市 2018 上党区
district 太谷县 山西省 晋中市 2019 太谷区
city 襄樊市 湖北省 - 2010 湖北省/襄阳市
city 莱芜市 山东省 - 2019 山东省/济南市/莱芜区
city 思茅市 云南省 - 2007 云南省/普洱市
city 毕节地区 贵州省 - 2011 贵州省/毕节市
city 铜仁地区 贵州省 - 2011 贵州省/铜仁市
city 哈密地区 新疆维吾尔自治区 - 2016 新疆维吾尔自治区/哈密市
city 吐鲁番地区 新疆维吾尔自治区 - 2015 新疆维吾尔自治区/吐鲁番市
city 日喀则地区 西藏自治区 - 2014 西藏自治区/日喀则市
city 昌都地区 西藏自治区 - 2014 西藏自治区/昌都市
city 林芝地区 西藏自治区 - 2015 西藏自治区/林芝市
city 山南地区 西藏自治区 - 2016 西藏自治区/山南市
city 那曲地区 西藏自治区 - 2017 西藏自治区/那曲市
city 海东地区 青海省 - 2013 青海省/海东市
`;

export const RENAMED_DIVISIONS: readonly RenamedDivision[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [level = '', oldName = '', province = '', rawCity = '', year = '', successors = ''] = line.split(' ');
    const city = rawCity === '-' ? '' : rawCity;
    return {
      level: level === 'city' ? 'city' : 'district',
      oldName,
      province,
      city,
      year: Number(year),
      successors: successors.split(',').map((name) => (name.includes('/') ? name : [province, city, name].filter((part) => part !== '').join('/'))),
    };
  });
