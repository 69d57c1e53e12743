/**
 * The words most often found at the head of leaked lists, without the digits and signs people hang on: `password123!` is `password`.
 * Short on purpose: five wrong tries end the guessing here, so only what is guessed first matters.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `password passwort passw0rd p@ssw0rd p@ssword pass admin administrator root user guest test tester testing demo default login welcome letmein
  changeme secret master super superman batman dragon monkey football baseball basketball soccer hockey iloveyou iloveu loveyou love lovely
  princess sunshine shadow michael jordan jennifer jessica ashley daniel charlie thomas andrew joshua matthew robert hunter killer trustno
  starwars pokemon computer internet google facebook microsoft windows samsung apple iphone android whatever freedom flower cheese summer
  winter spring autumn qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc qwe asd zxc
  abc abcd abcde abcdef abcdefg abcdefgh aaa aaaa aa a zz q w woaini woaiwojia woaini wodemima mima nihao zhongguo beijing shanghai
  guangzhou shenzhen hangzhou taobao alipay alibaba tencent weixin wechat xiaoming wang wangyi zhang zhangwei liwei lilei li liu chen yang
  huang zhao wu zhou caonima nimabi tamade wobuzhidao dengni aini baobao laopo laogong sidebay warehouse cangku logistics wuliu shipping
  packing dispatch station supervisor operator company gongsi office manager hello hellohello goodluck happy lucky money china american
  america london paris jesus god angel blessed family friends forever always amanda nicole hannah pepper ginger cookie chocolate banana
  orange purple silver golden diamond mustang ferrari porsche mercedes corvette harley yankees cowboys liverpool arsenal chelsea
  manchester barcelona ronaldo messi naruto minecraft fortnite league legend access system server database oracle mysql cisco linux ubuntu
  temp temporary newpass mypass mypassword yourpassword nopassword onetwothree`.split(/\s+/u),
);
