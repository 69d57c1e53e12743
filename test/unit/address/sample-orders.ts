import type { AddressFindingCode } from '../../../shared/core/address/check/finding-codes.ts';

/** Recipients of the demo site's orders (all invented), with the stops and hints their addresses deserve. */
export interface SampleOrder {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly codes: readonly AddressFindingCode[];
}

const order = (id: string, name: string, phone: string, address: string, ...codes: readonly AddressFindingCode[]): SampleOrder => ({
  id,
  name,
  phone,
  address,
  codes,
});

export const FAULTY: readonly SampleOrder[] = [
  order('O-06', '林小满', '15400000006', '浙江省杭州市听雨路12号3幢601', 'address.district_missing'),
  order('O-07', '江知夏', '15400000007', '余杭区仓前街道听雨路12号', 'address.province_city_missing'),
  order('O-08', '顾南枝', '15400000008', '鼓楼区湖南路街道梧桐里8号', 'address.district_ambiguous'),
  order('O-09', '宋砚', '15400000009', '广东省杭州市西湖区翠苑街道望月巷3号', 'address.contradiction'),
  order('O-10', '韩知远', '15400000010', '浙江省杭州市江干区凯旋街道观潮路6号', 'address.renamed_split'),
  order('O-11', '邵以宁', '15400000011', '浙江省杭州市江干区观潮路6号', 'address.renamed_split'),
  order('O-12', '程一诺', '15400000012', '四川省成都市武侯区火车南站附近', 'address.vague'),
  order('O-13', '梁晓舟', '15400000013', '上海市浦东新区潍坊新村街道望星路99弄5号302 不要放丰巢 下午送', 'address.remark_in_address'),
  order('O-14', '何晴川', '1540000014', '湖北省武汉市洪山区关山街道枫桥路20号', 'address.phone_wrong_length'),
  order('O-15', '陈**', '154****0015', '广东省广州市天河区五山街道清河路7号***', 'address.name_masked', 'address.phone_masked', 'address.masked'),
  order('O-16', '方既白', '15400000016-1234 (virtual, expired 2026-11-20)', '陕西省西安市雁塔区小寨路街道长乐里15号', 'address.phone_virtual_expired'),
  order('O-17', '贺兰舟', '15400000017', '北京市海淀区100信箱8分箱', 'address.po_box'),
  order('O-18', '孟行舟', '15400000018', '甘肃省酒泉市99999部队50分队', 'address.unit_address'),
  order('O-19', '白可心', '15400000019', '陕西省西安市长安区郭杜街道望川学院南校区12号楼', 'address.campus_room_missing'),
  order('O-20', '余子衿', '+852 1000 0020', '香港九龙油尖旺区观星道18号A座5楼B室 999077', 'address.postcode_not_used'),
  order('O-22', '蔡一鸣', '+886 990 000 022', '台湾省台北市大安區觀星路二段18號5樓', 'address.postcode_missing'),
  order('O-23', 'Imogen Tester', '+44 7700 900123', '12 Sample Mews, Horley, RH6 OHP, United Kingdom', 'address.postcode_invalid'),
  order('O-24', 'Jordan Placeholder', '+1 503 555 0142', '88 Example Ave Apt 4, Portland, OR 04101, United States', 'address.postcode_other_state'),
  order('O-25', 'Max Muster', '+49 30 23125 123', 'Beispielweg, 10115 Berlin, Germany', 'address.house_number_missing'),
  order('O-26', 'Lin Yi', '15400000026', 'Tingyu Lu 12, Cangqian, Yuhang, Hangzhou, Zhejiang, China', 'address.wrong_language'),
  order('O-27', '麻烦放门口', '15400000027', '广东省深圳市宝安区西乡街道涛声路5号1栋', 'address.name_is_note'),
];

export const CLEAN: readonly SampleOrder[] = [
  order('O-01', '沈听澜', '15400000001', '浙江省杭州市余杭区仓前街道听雨路12号3幢2单元601室'),
  order('O-02', '周晚照', '15400000002', '广西壮族自治区北海市海城区重庆路槐影里11号'),
  order('O-03', '许青川', '15400000003', '广东省东莞市虎门镇望潮大道8号5栋1203'),
  order('O-04', '黎初白', '15400000004', '河南省平顶山市叶县任店镇柳溪村三组'),
  order('O-05', 'Aoife Byrne', '+353 20 910 0001', '4 Sample Terrace, Dingle, Co. Kerry, Ireland'),
  order('O-21', '萧明', '+853 1000 0021', '澳门氹仔望洋街3号2楼A'),
  order('O-28', '尹昭', '15400000028', '上海市松江区方松街道竹影路21号'),
  order('O-29', '阮青', '15400000029', '浙江省宁波市北仑区大榭街道海棠路9号'),
  order('O-30', '沐阳', '15400000030', '江苏省苏州市昆山市玉山镇云溪路2号'),
  order('O-36', '祝余', '15400000036', '北京市朝阳区呼家楼街道望京里2号院6楼'),
  order('O-40', '邢路遥', '+852 1000 0040', '香港新界沙田区望帆街9号3楼'),
  order('O-43', 'Camille Exemple', '+33 1 99 00 12 34', "7 rue de l'Exemple, 69001 Lyon, France"),
  order('O-46', '计然', '15400000046', '上海市静安区望梅路31号'),
  order('O-47', '游弋', '15400000047', '山东省青岛市市南区香港中路听涛里2号'),
  order('O-48', '应如是', '15400000048', '重庆市北碚区天生街道缙云巷9号'),
  order('O-65', 'Riley Sample', '+61 491 570 006', '1 Example Street, Perth WA 6000, Australia'),
  order('O-67', '花间', '15400000067', '海南省文昌市文城镇椰影路8号'),
];
