/** People of the sample site, as the sign-in screen names them in English. Their PINs are printed there for everybody: it is a sample. */
export const samplePeople = {
  clerk: { name: 'He Chen', nameZh: '何晨', pin: '246810' },
  otherClerk: { name: 'Bai Chuan', nameZh: '白川', pin: '246810' },
  supervisor: { name: 'Zheng Fu', nameZh: '郑复', pin: '246810' },
  operator: { name: 'Gao Yuan', nameZh: '高原', pin: '246810' },
  packer: { name: 'Mi Duo', nameZh: '米朵', pin: '246810' },
  administrator: { name: 'Jian Zhang', nameZh: '简章', pin: '246810' },
} as const;
export type SamplePerson = (typeof samplePeople)[keyof typeof samplePeople];
