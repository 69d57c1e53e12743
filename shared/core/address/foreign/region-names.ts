/*
 * States and provinces where an address has to name one and people write it beside the town: short forms of the post office, then names. Compared
 * in lower case without accents.
 */
const TABLES: Readonly<Record<string, string>> = {
  BR: 'ac,al,ap,am,ba,ce,df,es,go,ma,mt,ms,mg,pa,pb,pr,pe,pi,rj,rn,rs,ro,rr,sc,sp,se,to,acre,alagoas,amapa,amazonas,bahia,ceara,distrito federal,espirito santo,goias,maranhao,mato grosso,mato grosso do sul,minas gerais,para,paraiba,parana,pernambuco,piaui,rio grande do norte,rio grande do sul,rondonia,roraima,santa catarina,sergipe,tocantins',
  MX: 'ags,bc,bcs,camp,chih,chis,cdmx,df,coah,col,dgo,edomex,mex,gto,gro,hgo,jal,mich,mor,nay,nl,oax,pue,qro,q roo,qroo,slp,sin,son,tab,tamps,tlax,ver,yuc,zac,aguascalientes,baja california,baja california sur,campeche,chihuahua,chiapas,coahuila,colima,durango,estado de mexico,guanajuato,guerrero,hidalgo,jalisco,michoacan,morelos,nayarit,nuevo leon,oaxaca,puebla,queretaro,quintana roo,san luis potosi,sinaloa,sonora,tabasco,tamaulipas,tlaxcala,veracruz,yucatan,zacatecas',
  IN: 'ap,ar,as,br,cg,ga,gj,hr,hp,jh,jk,ka,kl,mp,mh,mn,ml,mz,nl,od,or,pb,rj,sk,tn,ts,tg,tr,up,uk,wb,dl,andhra pradesh,arunachal pradesh,assam,bihar,chhattisgarh,goa,gujarat,haryana,himachal pradesh,jharkhand,jammu and kashmir,karnataka,kerala,madhya pradesh,maharashtra,manipur,meghalaya,mizoram,nagaland,odisha,orissa,punjab,rajasthan,sikkim,tamil nadu,telangana,tripura,uttar pradesh,uttarakhand,west bengal,delhi,chandigarh,puducherry,ladakh',
  IT: 'ag,al,an,ao,ap,aq,ar,at,av,ba,bg,bi,bl,bn,bo,br,bs,bt,bz,ca,cb,ce,ch,cl,cn,co,cr,cs,ct,cz,en,fc,fe,fg,fi,fm,fr,ge,go,gr,im,is,kr,lc,le,li,lo,lt,lu,mb,mc,me,mi,mn,mo,ms,mt,na,no,nu,or,pa,pc,pd,pe,pg,pi,pn,po,pr,pt,pu,pv,pz,ra,rc,re,rg,ri,rm,rn,ro,sa,si,so,sp,sr,ss,su,sv,ta,te,tn,to,tp,tr,ts,tv,ud,va,vb,vc,ve,vi,vr,vt,vv',
  JP: 'hokkaido,aomori,iwate,miyagi,akita,yamagata,fukushima,ibaraki,tochigi,gunma,saitama,chiba,tokyo,kanagawa,niigata,toyama,ishikawa,fukui,yamanashi,nagano,gifu,shizuoka,aichi,mie,shiga,kyoto,osaka,hyogo,nara,wakayama,tottori,shimane,okayama,hiroshima,yamaguchi,tokushima,kagawa,ehime,kochi,fukuoka,saga,nagasaki,kumamoto,oita,miyazaki,kagoshima,okinawa',
  AE: 'dubai,abu dhabi,sharjah,ajman,fujairah,ras al khaimah,umm al quwain',
  CA: 'ab,bc,mb,nb,nl,ns,nt,nu,on,pe,qc,sk,yt,alberta,british columbia,manitoba,new brunswick,newfoundland,newfoundland and labrador,nova scotia,northwest territories,nunavut,ontario,prince edward island,quebec,saskatchewan,yukon',
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('.', '')
    .replace(/-(?:to|fu|ken)$/u, '')
    .replace(/^(?:state|estado) (?:of|de|do) (?=\p{L})/u, '')
    .trim();

const regions = new Map(Object.entries(TABLES).map(([country, names]) => [country, new Set(names.split(','))]));

/** Is this a state or province of the country, in short or in full? A short form counts in capitals alone: "se" and "to" are words. */
export function isRegion(country: string, text: string): boolean {
  const written = text.trim();
  const name = plain(written);
  return regions.get(country)?.has(name) === true && (name.length > 3 || written === written.toUpperCase() || written.endsWith('.'));
}
