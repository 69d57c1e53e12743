import type { UserStore } from '../../../../../shared/core/ports/user-store.ts';
import { ROLES } from '../../../../../shared/core/user/roles.ts';
import { NO_TRIES, type SecretKind, type Tries } from '../../../../../shared/core/user/sign-in-policy.ts';
import type { Language, User, UserId } from '../../../../../shared/core/user/user.ts';
import type { Db } from '../database/open-database.ts';

interface UserRow {
  readonly id: UserId;
  readonly name: string;
  readonly nameEn: string;
  readonly roles: string;
  readonly active: 0 | 1;
  readonly language: Language;
  readonly hasPassword: 0 | 1;
  readonly hasPin: 0 | 1;
}

const SELECT_USER = `
  SELECT id, name, name_en AS nameEn, roles, active, language,
    EXISTS (SELECT 1 FROM credential WHERE user_id = id AND kind = 'password') AS hasPassword,
    EXISTS (SELECT 1 FROM credential WHERE user_id = id AND kind = 'pin') AS hasPin
  FROM user`;

const rowToUser = (row: UserRow): User => {
  const stored: unknown = JSON.parse(row.roles);
  const names: readonly unknown[] = Array.isArray(stored) ? stored : [];
  // A role this version does not know gives no right.
  const roles = ROLES.filter((role) => names.includes(role));
  return { ...row, roles, active: row.active === 1, hasPassword: row.hasPassword === 1, hasPin: row.hasPin === 1 };
};

export const createUserStore = (db: Db): UserStore => {
  const list = db.prepare<[], UserRow>(`${SELECT_USER} ORDER BY name, id`);
  const find = db.prepare<[UserId], UserRow>(`${SELECT_USER} WHERE id = ?`);
  const insert = db.prepare(
    'INSERT INTO user (id, name, name_en, roles, active, language, created_at) VALUES (@id, @name, @nameEn, @roles, @active, @language, @at)',
  );
  const update = db.prepare('UPDATE user SET name = @name, name_en = @nameEn, roles = @roles, active = @active, language = @language WHERE id = @id');
  const secret = db.prepare<[UserId, SecretKind], string>('SELECT hash FROM credential WHERE user_id = ? AND kind = ?').pluck();
  const saveSecret = db.prepare(`
    INSERT INTO credential (user_id, kind, hash, set_at) VALUES (@id, @kind, @hash, @at)
    ON CONFLICT (user_id, kind) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at`);
  const tries = db.prepare<[UserId, SecretKind], Tries>('SELECT failed, last_at AS lastAt FROM sign_in_attempt WHERE user_id = ? AND kind = ?');
  const countTry = db
    .prepare<[UserId, SecretKind, number], number>(
      `INSERT INTO sign_in_attempt (user_id, kind, failed, last_at) VALUES (?, ?, 1, ?)
       ON CONFLICT (user_id, kind) DO UPDATE SET failed = failed + 1, last_at = excluded.last_at RETURNING failed`,
    )
    .pluck();
  const clearTries = db.prepare('DELETE FROM sign_in_attempt WHERE user_id = ? AND kind = ?');
  const shift = db.prepare<[UserId], number | null>('SELECT shift_started_at FROM user WHERE id = ?').pluck();
  const setShift = db.prepare('UPDATE user SET shift_started_at = ? WHERE id = ?');
  return {
    list: () => list.all().map(rowToUser),
    find: (id) => {
      const row = find.get(id);
      return row === undefined ? null : rowToUser(row);
    },
    insert: (id, fields, at) => void insert.run({ ...fields, id, at, roles: JSON.stringify(fields.roles), active: Number(fields.active) }),
    update: (id, fields) => void update.run({ ...fields, id, roles: JSON.stringify(fields.roles), active: Number(fields.active) }),
    secret: (id, kind) => secret.get(id, kind) ?? null,
    saveSecret: (id, kind, hash, at) => void saveSecret.run({ id, kind, hash, at }),
    tries: (id, kind) => tries.get(id, kind) ?? NO_TRIES,
    countTry: (id, kind, at) => countTry.get(id, kind, at) ?? 1,
    clearTries: (id, kind) => void clearTries.run(id, kind),
    shiftStartedAt: (id) => shift.get(id) ?? null,
    setShift: (id, startedAt) => void setShift.run(startedAt, id),
  };
};
