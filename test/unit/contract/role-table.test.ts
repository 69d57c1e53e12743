import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller, Contract, Handlers } from '../../../shared/contract/define-contract.ts';
import { createDispatch, type Dispatch } from '../../../shared/contract/dispatch.ts';
import { contract as appContract } from '../../../shared/contract/index.ts';
import { createAuthorise } from '../../../shared/core/usecases/users/authorise.ts';
import { signIn } from '../../../shared/core/usecases/users/sign-in.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import { RIGHTS, ROLES, RIGHTS_BY_ROLE, type Right } from '../../../shared/core/user/roles.ts';
import { createUserHouse, GOOD_PASSWORD } from '../../fixtures/user-house.ts';

/*
 * Who may call what, cell by cell, written out by hand: a new endpoint without a row here fails, and so does a row that loses its
 * endpoint. Columns:  clerk operator packer dispatcher supervisor administrator · nobody signed in · command line
 */
const MAY: Readonly<Record<string, string>> = {
  'manual.choices': '-Y--Y- --',
  'manual.read': '-Y--Y- --',
  'manual.products': '-Y--Y- --',
  'manual.twins': '-Y--Y- --',
  'manual.drafts': '-Y--Y- --',
  'manual.keep': '-Y--Y- --',
  'manual.discard': '-Y--Y- --',
  'manual.takePhoto': '-Y--Y- --',
  'manual.photo': '-Y--Y- --',
  'matching.list': '-Y--Y- --',
  'matching.confirm': '-Y--Y- --',
  'matching.confirmSure': '-Y--Y- --',
  'matching.apart': '-Y--Y- --',
  'matching.undo': '-Y--Y- --',
  'matching.enter': '-Y--Y- --',
  'manual.save': '-Y--Y- --',
  'manual.importFiles': '-Y--Y- --',
  'manual.recent': '-Y--Y- --',
  'manual.sendWaiting': '-Y--Y- --',
  'manual.takeBack': '-Y--Y- --',
  'printing.print': '-Y--Y- --',
  'printing.ready': '-Y--Y- --',
  'printing.hand': '-Y--Y- --',
  'printing.answer': '-Y--Y- --',
  'printing.journal': '-Y--Y- --',
  'printing.pools': '-Y--Y- --',
  'printing.importBlock': '-Y--Y- --',
  'printing.returnBlock': '-Y--Y- --',
  'printing.settleBlockDoubt': '-Y--Y- --',
  'queue.list': 'YYYYYY -Y',
  'queue.position': 'YYYYYY -Y',
  'queue.facets': 'YYYYYY -Y',
  'views.list': 'YYYYYY -Y',
  'views.save': 'YYYYYY -Y',
  'views.remove': 'YYYYYY -Y',
  'views.arrange': 'YYYYYY -Y',
  'queue.export': 'YY--Y- -Y',
  'bulk.select': 'YYYYYY -Y',
  'bulk.prepare': 'YY--Y- --',
  'bulk.get': 'YY--Y- --',
  'bulk.start': 'YY--Y- --',
  'bulk.stop': 'YY--Y- --',
  'bulk.undo': 'YY--Y- --',
  'cases.get': 'YYYYYY -Y',
  'cases.raise': 'YYYYYY --',
  'cases.assign': 'YY--Y- --',
  'cases.setNextAction': 'YY--Y- --',
  'cases.resumeClock': 'YY--Y- --',
  'cases.note': 'YYYYYY --',
  'cases.addPhotos': 'YYYYYY --',
  'cases.photo': 'YYYYYY -Y',
  'cases.messages': 'YY--Y- --',
  'cases.contact': 'YY--Y- --',
  'cases.correct': 'YY--Y- --',
  'cases.hold': 'YY--Y- --',
  'cases.liftHold': 'YY--Y- --',
  'cases.resolve': 'YY--Y- --',
  'cases.reopen': 'YY--Y- --',
  'cases.void': 'YY--Y- --',
  'cases.undo': 'YY--Y- --',
  'orders.get': 'YYYYYY -Y',
  'orders.search': 'YYYYYY -Y',
  'orders.reveal': 'YY--Y- --',
  'intake.beginUpload': 'YYYYYY --',
  'intake.appendUpload': 'YYYYYY --',
  'intake.presets': 'YY--YY -Y',
  'intake.preview': 'YY--YY -Y',
  'intake.start': 'YY--YY -Y',
  'intake.cancel': 'YY--YY -Y',
  'intake.imports': 'YYYYYY -Y',
  'intake.setAside': 'YYYYYY -Y',
  'intake.keepTyped': 'YY--YY -Y',
  'intake.check': 'YY--YY -Y',
  'intake.mend': 'YY--YY -Y',
  'intake.discard': 'YY--YY -Y',
  'codes.same': 'YYYYYY -Y',
  'codes.learned': 'YYYYYY -Y',
  'codes.answer': '----Y- --',
  'codes.revoke': '----Y- --',
  'stock.list': 'YYYYYY -Y',
  'stock.incident': 'YYYYYY -Y',
  'stock.share': 'YY--Y- --',
  'stock.unshare': 'YY--Y- --',
  'stock.expect': 'YY--Y- --',
  'stock.message': 'YY--Y- --',
  'stock.tell': 'YY--Y- --',
  'stock.answer': 'YY--Y- --',
  'stock.answerPlace': 'YY--Y- --',
  'stock.places': 'YYYYYY -Y',
  'stock.takeBack': 'YY--Y- --',
  'stock.refunded': 'YY--Y- --',
  'stock.rules': 'YYYYYY -Y',
  'stock.setRules': '-----Y -Y',
  'sync.status': 'YYYYYY -Y',
  'sync.entries': 'YYYYYY -Y',
  'sync.retryNow': 'YY--Y- --',
  'sync.setPaused': 'YY--Y- --',
  'sync.readAll': '-Y--Y- --',
  'sync.reading': 'YYYYYY -Y',
  'sync.lookUp': 'YY--Y- --',
  'sync.discardRefused': '----Y- --',
  'sync.decide': 'YY--Y- --',
  'sync.differences': 'YYYYYY -Y',
  'sync.resolve': 'YY--Y- --',
  'sync.closeDifference': '----Y- --',
  'sync.parkedRecords': 'YYYYYY -Y',
  'scans.health': 'YYYYYY -Y',
  'pack.scan': '--YYY- --',
  'pack.show': '--YYY- --',
  'pack.waiting': 'YYYYYY -Y',
  'pack.override': '--YYY- --',
  'pack.learnCode': '--YYY- --',
  'pack.serialBack': '--YYY- --',
  'benchPapers.print': '--YYY- --',
  'benchPapers.hand': '--YYY- --',
  'benchPapers.answer': '--YYY- --',
  'benchPapers.ofOrder': '--YYY- --',
  'pictures.keep': '--YYY- --',
  'pictures.ofOrder': 'YYYYYY -Y',
  'pictures.read': 'YYYYYY -Y',
  'pictures.goods': 'YYYYYY -Y',
  'pictures.erase': '-----Y -Y',
  'loads.list': 'YYYYYY -Y',
  'loads.show': 'YYYYYY -Y',
  'loads.open': '---YY- --',
  'loads.drop': '---YY- --',
  'loads.scan': '---YY- --',
  'loads.cut': '---YY- --',
  'loads.close': '---YY- --',
  'loads.manifest': '---YY- --',
  'loads.export': '---YY- --',
  'loads.carrierScans': 'YY--YY -Y',
  'sync.readAgain': 'YY--Y- --',
  'sync.setTrainingMode': 'YYYYYY --',
  'drill.status': 'YYYYYY -Y',
  'drill.start': '-Y--Y- --',
  'drill.open': '-Y--Y- --',
  'drill.end': '-Y--Y- --',
  'drill.results': 'YYYYYY -Y',
  'drill.scene': 'YYYYYY -Y',
  'drill.begin': '-Y--Y- --',
  'drill.bringBack': '-Y--Y- --',
  'drill.leave': 'YYYYYY -Y',
  'outage.status': 'YYYYYY -Y',
  'outage.readiness': 'YYYYYY -Y',
  'outage.lacking': 'YYYYYY -Y',
  'outage.list': 'YYYYYY -Y',
  'outage.triage': '-Y--Y- --',
  'outage.giveUp': '-Y--Y- --',
  'outage.declare': '-Y--Y- --',
  'outage.recover': '-Y--Y- --',
  'outage.upload': '-Y--Y- --',
  'outage.lines': 'YYYYYY -Y',
  'outage.explain': '-Y--Y- --',
  'outage.messages': '-Y--Y- --',
  'outage.tell': '-Y--Y- --',
  'outage.close': '----Y- --',
  'outage.certificate': 'YYYYYY -Y',
  'outage.verify': 'YYYYYY -Y',
  'outage.check': 'YYYYYY -Y',
  'outage.checking': 'YYYYYY -Y',
  'outage.stopChecking': 'YYYYYY -Y',
  'outage.export': 'YY--Y- -Y',
  'requests.feasibility': 'YY--Y- --',
  'requests.quote': 'YY--Y- --',
  'requests.answer': 'YY--Y- --',
  'requests.checklist': 'YYYYYY -Y',
  'requests.tick': 'YYYYYY --',
  'requests.tryNote': '-----Y -Y',
  'requests.terms': '-----Y -Y',
  'requests.setTerms': '-----Y -Y',
  'messages.list': 'YY--Y- --',
  'messages.route': 'YY--Y- --',
  'messages.send': 'YY--Y- --',
  'messages.answer': 'YY--Y- --',
  'channels.list': '-----Y -Y',
  'channels.save': '-----Y -Y',
  'channels.remove': '-----Y -Y',
  'channels.test': '-----Y -Y',
  'answers.read': 'YY--Y- --',
  'answers.accept': 'YY--Y- --',
  'templates.list': '-----Y -Y',
  'templates.preview': '-----Y -Y',
  'templates.save': '-----Y -Y',
  'spotCheck.overview': 'YYYYYY -Y',
  'spotCheck.lot': 'YYYYYY -Y',
  'spotCheck.order': 'YYYYYY -Y',
  'spotCheck.mark': 'YY--Y- --',
  'spotCheck.finish': 'YY--Y- --',
  'spotCheck.skip': 'YY--Y- --',
  'spotCheck.draw': '----Y- --',
  'spotCheck.setPlan': '----Y- --',
  'spotCheck.mended': '----Y- --',
  'spotCheck.previewRest': 'YYYYYY -Y',
  'spotCheck.holdRest': '----Y- --',
  'spotCheck.releaseRest': '----Y- --',
  'spotCheck.results': 'YYYYYY -Y',
  'spotCheck.verify': 'YYYYYY -Y',
  'system.info': 'YYYYYY YY',
  'system.licences': 'YYYYYY --',
  'system.openHours': 'YYYYYY --',
  'system.people': 'YYYYYY --',
  'system.download': 'YYYYYY -Y',
  'system.backups': '-----Y -Y',
  'system.backUp': '-----Y -Y',
  'system.forgetAddresses': '-----Y -Y',
  'system.verifyJournal': 'YYYYYY -Y',
  'system.messages': 'YYYYYY --',
  'housekeeping.storage': '-----Y -Y',
  'housekeeping.rehearse': '-----Y -Y',
  'housekeeping.restore': '-----Y -Y',
  'housekeeping.layouts': '-----Y -Y',
  'housekeeping.nameLayout': '-----Y -Y',
  'housekeeping.forgetLayout': '-----Y -Y',
  'suggestions.rules': '-----Y -Y',
  'suggestions.setAutomatic': '-----Y -Y',
  'suggestions.learned': '-----Y -Y',
  'suggestions.forget': '-----Y -Y',
  'site.get': '-----Y -Y',
  'site.readPlaces': '-----Y -Y',
  'site.change': '-----Y -Y',
  'preferences.own': 'YYYYYY --',
  'preferences.setOwn': 'YYYYYY --',
  'cli.importPaths': '------ -Y',
  'cli.importReport': '------ -Y',
  'cli.catalogue': '------ -Y',
  'session.status': 'YYYYYY YY',
  // Let through by the table; the command line is then told that these need a window.
  'session.signIn': 'YYYYYY YY',
  'session.signInPin': 'YYYYYY YY',
  'session.switchUser': 'YYYYYY YY',
  'session.signOut': 'YYYYYY YY',
  'session.lock': 'YYYYYY YY',
  'session.createFirstAdministrator': 'YYYYYY YY',
  'session.touch': 'YYYYYY --',
  'session.setOwnPin': 'YYYYYY --',
  'session.setOwnPassword': 'YYYYYY --',
  'users.list': '-----Y -Y',
  'users.create': '-----Y -Y',
  'users.update': '-----Y -Y',
  'users.setPassword': '-----Y -Y',
  'users.setPin': '-----Y -Y',
  'users.deactivate': '-----Y -Y',
  'users.reactivate': '-----Y -Y',
  // Anybody signed in reaches the use case; it lets supervisors and administrators through.
  'users.resetTries': 'YYYYYY --',
};

/** PRODUCT's table of rights. Columns: clerk operator packer dispatcher supervisor administrator. */
const RIGHT: Readonly<Record<Right, string>> = {
  view: 'YYYYYY',
  raise: 'YYYYYY',
  decide: 'YY--Y-',
  lift_own_holds: 'YY--Y-',
  lift_any_hold: '----Y-',
  manual_orders: '-Y--Y-',
  close_pack: '--YYY-',
  close_manifest: '---YY-',
  override: '----Y-',
  reveal_personal: 'YY--Y-',
  export_masked: 'YY--Y-',
  export_full: '----Y-',
  import: 'YY--YY',
  administer: '-----Y',
};

const contract: Contract = appContract;
const endpoints = Object.entries(contract).flatMap(([group, verbs]) => Object.keys(verbs).map((verb) => `${group}.${verb}`));
const COLUMNS = [...ROLES, 'nobody', 'cli'] as const;

describe('the role table', () => {
  let dispatch: Dispatch;
  const house = createUserHouse();
  const callerOf = (column: (typeof COLUMNS)[number]): Caller => (column === 'cli' ? { kind: 'cli' } : { kind: 'window', sessionId: column });

  beforeAll(async () => {
    for (const role of ROLES) {
      const userId = await house.letIn(role, [role], { password: GOOD_PASSWORD });
      await signIn(house.deps, { windowId: role, userId, kind: 'password', secret: GOOD_PASSWORD });
    }
    // Handlers that do nothing but throw: what comes so far was let through.
    const reached = (): never => {
      throw new Error('reached');
    };
    const handlers = Object.fromEntries(
      Object.entries(contract).map(([group, verbs]) => [group, Object.fromEntries(Object.keys(verbs).map((verb) => [verb, reached]))]),
    );
    dispatch = createDispatch(contract, handlers as Handlers<Contract, Acting>, createAuthorise(house.deps));
  });

  const letsThrough = async (endpoint: string, caller: Caller): Promise<boolean> => {
    const reply = await dispatch(endpoint, {}, caller);
    if (reply.ok) return true;
    if (reply.error.code === 'bad_input' || reply.error.code === 'internal') return true;
    expect(['not_allowed', 'not_signed_in', 'session_locked', 'session_expired']).toContain(reply.error.code);
    return false;
  };

  it('has a row for every endpoint and an endpoint for every row', () => {
    expect(endpoints.length).toBeGreaterThan(0);
    expect(Object.keys(MAY).sort()).toEqual([...endpoints].sort());
  });

  it.each(endpoints)('%s', async (endpoint) => {
    const cells = await Promise.all(COLUMNS.map((column) => letsThrough(endpoint, callerOf(column))));
    const marks = cells.map((may) => (may ? 'Y' : '-'));
    expect(`${marks.slice(0, ROLES.length).join('')} ${marks.slice(ROLES.length).join('')}`).toBe(MAY[endpoint]);
  });

  it('a locked window and one whose shift has ended are let through to nothing but what is public', async () => {
    const closed = endpoints.filter((endpoint) => MAY[endpoint]?.endsWith('YY') !== true);
    for (const afterMs of [6 * 60_000, 13 * 3_600_000]) {
      house.clock.pass(afterMs);
      for (const endpoint of closed) for (const role of ROLES) expect(await letsThrough(endpoint, callerOf(role))).toBe(false);
    }
  });

  it.each(RIGHTS)('the right %s is had by whom PRODUCT says', (right) => {
    expect(ROLES.map((role) => (RIGHTS_BY_ROLE[role].includes(right) ? 'Y' : '-')).join('')).toBe(RIGHT[right]);
  });
});
