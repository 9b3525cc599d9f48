import { callRpc, unwrap } from '../../../shared/api/call-rpc.ts';
import { supabase } from '../../../shared/api/supabase-client.ts';
import { type Check, type CheckLine, type CheckRun, type CheckState, healthOf } from '../model/check.ts';

export const fetchCatalogue = (): Promise<Check[]> =>
  unwrap(supabase.from('integrity_checks').select('*').order('module').order('code'));

const fetchStates = (): Promise<CheckState[]> =>
  unwrap(supabase.from('check_states').select('*'));

export const fetchCheckLines = async (): Promise<CheckLine[]> => {
  const [checks, states] = await Promise.all([fetchCatalogue(), fetchStates()]);
  const byCode = new Map(states.map((state) => [state.check_code, state]));
  const now = Date.now();
  return checks.map((check) => {
    const state = byCode.get(check.code) ?? null;
    return { check, state, health: healthOf(check, state, now) };
  });
};

export const fetchRuns = (checkCode: string, limit = 50): Promise<CheckRun[]> =>
  unwrap(
    supabase
      .from('check_runs')
      .select('*')
      .eq('check_code', checkCode)
      .order('id', { ascending: false })
      .limit(limit),
  );

export const runCheck = (checkCode: string): Promise<CheckRun> =>
  callRpc<CheckRun>('run_check', { check_code: checkCode });
