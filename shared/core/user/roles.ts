export const ROLES = ['clerk', 'operator', 'packer', 'dispatcher', 'supervisor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** What somebody may do (the rows of PRODUCT §5). Deny by default: a right not listed for a role is not had. */
export const RIGHTS = [
  'raise',
  'decide',
  'lift_own_holds',
  'lift_any_hold',
  'manual_orders',
  'close_pack',
  'close_manifest',
  'override',
  'reveal_personal',
  'export_masked',
  'export_full',
  'administer',
  'import',
  'view',
] as const;
export type Right = (typeof RIGHTS)[number];

const everybody: readonly Right[] = ['raise', 'view'];

export const RIGHTS_BY_ROLE: Readonly<Record<Role, readonly Right[]>> = {
  clerk: [...everybody, 'decide', 'lift_own_holds', 'reveal_personal', 'export_masked', 'import'],
  operator: [...everybody, 'decide', 'lift_own_holds', 'manual_orders', 'reveal_personal', 'export_masked', 'import'],
  packer: [...everybody, 'close_pack'],
  dispatcher: [...everybody, 'close_pack', 'close_manifest'],
  supervisor: [
    ...everybody,
    'decide',
    'lift_own_holds',
    'lift_any_hold',
    'manual_orders',
    'close_pack',
    'close_manifest',
    'override',
    'reveal_personal',
    'export_masked',
    'export_full',
    'import',
  ],
  administrator: [...everybody, 'administer', 'import'],
};

export const hasRight = (roles: readonly Role[], right: Right): boolean => roles.some((role) => RIGHTS_BY_ROLE[role].includes(right));
