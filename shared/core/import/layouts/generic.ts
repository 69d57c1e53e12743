import type { Layout } from './layout.ts';

const names = (list: string): readonly string[] => list.split('|');

/** Names of columns as warehouses, shops and ERPs commonly write them, in Chinese and English; used when no export is known by name. */
const orderNames = {
  orderNo: names(
    'order number|order no|order no.|order id|order|order reference|order ref|po number|number|reference|订单编号|订单号|平台订单号|线上订单号|原始单号|单号',
  ),
  merchant: names('merchant|store|shop|store name|shop name|seller|client|owner|店铺|店铺名称|商家|货主'),
  platform: names('platform|channel|marketplace|sales channel|平台|订单来源|渠道|来源平台'),
  status: names('status|order status|state|订单状态|状态'),
  paymentStatus: names('payment status|financial status|付款状态|支付状态'),
  fulfilmentStatus: names('fulfillment status|fulfilment status|shipping status|发货状态'),
  paymentMethod: ['payment method', '付款方式', '支付方式'],
  cancelledAt: ['cancelled at', 'cancel date', '取消时间'],
  orderedAt: names('order date|ordered at|created at|order time|date|purchase date|sale date|下单时间|订单创建时间|交易时间|创建时间|订单时间|订单日期|日期'),
  paidAt: names('paid at|payment date|paid date|付款时间|支付时间|订单付款时间'),
  promisedShipAt: names(
    'ship by|ship by date|promised ship date|required date|due date|latest ship date|planned date|承诺发货时间|最晚发货时间|最迟发货时间|要求发货时间',
  ),
  dispatchedAt: names('shipped at|ship date|shipped date|dispatched at|fulfilled at|发货时间|出库时间|发货日期'),
  carrier: names('carrier|shipping method|courier|shipping carrier|ship via|service|物流公司|快递公司|快递|承运商'),
  waybill: names('tracking number|tracking no|tracking|waybill|waybill number|awb|物流单号|快递单号|运单号|面单号'),
  currency: names('currency|currency code|币种|货币'),
  warehouse: names('ship from|ship from warehouse|fulfillment warehouse|fulfilment warehouse|warehouse|发货仓库|发货仓|出库仓|仓库'),
  // A bare "bin" is where goods lie on the shelf, not what they are carried in.
  tote: names('tote|tote id|tote no|tote number|tote code|picking tote|周转箱|周转箱号|周转箱编号|料箱|料箱号|拣货箱|拣货箱号'),
  buyerId: names(
    'customer id|customer no|customer number|customer code|buyer|buyer id|username|customer|party|买家会员名|买家id|客户网名|买家昵称|买家账号|会员名|客户编号|客户',
  ),
  recipientName: names(
    'recipient|recipient name|ship to name|shipping name|ship name|full name|consignee|name|customer name|contact name|收货人|收件人|收货人姓名|收件人姓名|姓名|客户姓名',
  ),
  company: names('company|company name|ship to company|shipping company|公司|公司名称'),
  phone: names(
    'mobile|mobile phone|phone|phone number|telephone|tel|ship to phone|shipping phone|contact phone|手机|手机号|手机号码|联系手机|收件人手机|收货人手机|电话|联系电话|收件人电话|收货人电话|联系方式',
  ),
  email: names('email|e-mail|email address|邮箱|电子邮箱|邮件'),
  country: names('country|country code|ship to country|shipping country|ship country|国家|国家/地区|收货国家'),
  province: names('state|province|region|ship to state|shipping province|shipping state|state/province|state province|county|省|省份|收货省|州/省|州'),
  city: names('city|town|ship to city|shipping city|ship city|市|城市|收货市'),
  district: names('district|区|区县|县区|区/县|收货区'),
  town: names('subdistrict|street office|街道|镇|乡镇|街道/镇'),
  region: names('收货地区|省市区|地区|所在地区'),
  detail: names(
    'address|address 1|address line 1|address1|street|street address|ship to address|ship to address 1|shipping address|shipping address 1|ship address|full address|delivery address|修改后的收货地址|收货地址|地址|详细地址|收件地址|收件人地址|收货人地址|街道地址',
  ),
  detail2: names('address 2|address line 2|address2|ship to address 2|shipping address 2|地址2'),
  postcode: names('postcode|postal code|zip|zip code|post code|ship to zip|ship to postal code|shipping zip|ship postal code|邮编|邮政编码'),
  buyerNote: names('buyer note|customer note|notes|note|comments|comment|remarks|notes from buyer|gift message|买家留言|留言|买家备注|备注'),
  sellerNote: names('seller note|internal note|internal notes|staff note|卖家备注|客服备注|订单备注|内部备注'),
} as const;

const lineNames = {
  sku: names(
    'sku|item sku|product sku|item code|product code|item number|item no|part number|code|stock code|seller sku|product|product id|variant code|商家编码|sku编码|商品编码|货号|货品编号|规格编码|商品货号|物料编码|编码',
  ),
  name: names(
    'item name|product name|item|title|description|item title|product title|item description|商品名称|货品名称|商品|品名|宝贝标题|商品标题|货品|名称',
  ),
  variant: names('variant|variation|options|option|size|colour|color|规格|规格名称|商品属性|颜色及规格|颜色规格|属性|款式'),
  quantity: names('quantity|qty|item quantity|item qty|quantity ordered|units|pcs|数量|购买数量|下单数量|商品数量|货品数量|件数'),
  unitPrice: names('unit price|price|item price|sale price|list price|单价|价格|商品单价|成交价|售价'),
} as const;

export const genericOrders: Layout = {
  id: 'generic-orders',
  role: 'orders',
  platform: '',
  generic: true,
  required: ['orderNo', 'quantity'],
  fields: { ...orderNames, ...lineNames },
  known: [],
};

/** An order's own table, its lines in another file. */
export const genericOrderHeaders: Layout = {
  id: 'generic-order-headers',
  role: 'order_headers',
  platform: '',
  generic: true,
  required: ['orderNo', 'recipientName'],
  fields: orderNames,
  known: [],
};

export const genericStock: Layout = {
  id: 'stock',
  role: 'stock',
  platform: '',
  generic: true,
  required: ['sku', 'onHand'],
  fields: {
    merchant: orderNames.merchant,
    sku: [...lineNames.sku, 'barcode'],
    name: lineNames.name,
    variant: lineNames.variant,
    warehouse: names('warehouse|site|warehouse name|warehouse code|仓库|仓库名称|仓库编码|库房|所在仓库'),
    location: names('location|stock location|bin|bin location|shelf|库位|货位|储位|仓位'),
    countedAt: names('counted at|count date|as of|stock date|snapshot time|盘点时间|盘点日期|库存时间|库存日期'),
    onHand: names(
      'on hand|stock|quantity on hand|qty on hand|stock level|inventory|units in stock|in stock|available|quantity|qty|库存|库存数量|现有库存|实际库存|可用库存|在库数量|数量|库存数',
    ),
    safetyStock: names('safety stock|reorder level|reorder point|minimum stock|min stock|安全库存|预警库存|最低库存'),
  },
  known: names('unit|updated at|更新时间|单位'),
};

export const genericProducts: Layout = {
  id: 'products',
  role: 'products',
  platform: '',
  generic: true,
  required: ['sku', 'name'],
  fields: {
    merchant: orderNames.merchant,
    sku: lineNames.sku,
    name: ['中文名称', ...lineNames.name, 'name', 'product name cn', 'chinese name'],
    nameEn: names('english name|name en|name (en)|product name en|英文名|英文名称'),
    variant: lineNames.variant,
    barcodes: names('barcode|barcodes|ean|upc|gtin|ean13|isbn|条码|条形码|商品条码|国际条码|69码'),
    weightGrams: names('weight g|weight (g)|weight grams|weight in grams|grams|variant grams|重量(克)|重量g|重量(g)|克重|重量克'),
    weightKilograms: names('weight kg|weight (kg)|weight in kg|kilograms|重量(千克)|重量kg|重量(kg)|重量(公斤)'),
    retired: names('discontinued|retired|inactive|archived|停用|已停用|停产|下架'),
    successorSku: names('successor|successor sku|replaced by|replacement sku|替代编码|替代sku|后继编码'),
    twinSkus: names('twin skus|look-alikes|相似编码|相似款'),
    aliases: names('alias skus|aliases|alias|other codes|old codes|old sku|alternative codes|别名|别名编码|旧编码|其他编码'),
    serialTracked: names(
      'serial tracked|serial tracking|serial number required|track serial|track serials|serialized|serialised|serial control|序列号管理|启用序列号|序列号采集|需扫序列号|唯一码管理|sn管理',
    ),
    lotTracked: names(
      'lot tracked|lot tracking|batch tracked|batch tracking|track lot|track batch|lot control|batch control|批次管理|批号管理|启用批次|需扫批次',
    ),
    bestBeforeTracked: names(
      'best before tracked|expiry tracked|expiry tracking|expiration tracked|track expiry|shelf life control|效期管理|保质期管理|有效期管理|启用效期|需扫效期',
    ),
    leastDays: names(
      'minimum remaining days|min remaining days|minimum days left|minimum remaining shelf life|min remaining shelf life (days)|最少剩余天数|最低剩余天数|最短剩余保质期|最低剩余保质期|出库剩余天数|出库剩余保质期(天)|禁发天数',
    ),
    kitParts: names('kit parts|components|bundle components|bundle skus|组合明细|套装明细|组合商品|子件'),
    warehouse: ['warehouse', '仓库', '仓库名称'],
    location: names('bin|bin location|stock location|库位|货位|储位|仓位'),
    onHand: names('on hand|stock|quantity on hand|stock level|inventory|units in stock|in stock|库存|库存数量|现有库存|实际库存'),
    safetyStock: names('safety stock|reorder level|reorder point|minimum stock|安全库存|预警库存'),
  },
  known: names('unit|price|cost|brand|category|单位|价格|成本|品牌|分类'),
};
