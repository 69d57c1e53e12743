const NAMES =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,' +
  'IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,' +
  'NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,' +
  'SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,PR Puerto Rico,VI Virgin Islands,' +
  'GU Guam,MP Northern Mariana Islands,AS American Samoa,AA Armed Forces Americas,AE Armed Forces Europe,AP Armed Forces Pacific,FM Micronesia,MH Marshall Islands,PW Palau';

const codesByName = new Map<string, string>();
for (const entry of NAMES.split(',')) {
  const code = entry.slice(0, 2);
  codesByName.set(code.toLowerCase(), code);
  codesByName.set(entry.slice(3).toLowerCase(), code);
}

/** OR for "OR", "or", "O.R.", "Oregon"; null for what is no state ("North America"). */
export const usStateCode = (text: string): string | null => codesByName.get(text.trim().toLowerCase().replaceAll('.', '')) ?? null;
