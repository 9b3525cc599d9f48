-- depot: the volume at 15 °C: API MPMS 11.1 / ASTM D1250, table 54 family, in closed form.
-- Depends on: the schema depot; reads no table, so that a column or an index may be built on it.
-- Exposes: depot.correct_volume and, made of it, depot.density_at_15 and depot.vcf.
-- docs/reference/volume-correction.md explains every number.

create type depot.volume_correction as (
  volume_ambiant numeric,
  temperature_c numeric,
  densite_observee_kgm3 numeric,
  temperature_densite_c numeric,
  densite_a_15_kgm3 numeric,
  vcf numeric,
  volume_15c numeric,
  methode text,
  methode_version integer
);
comment on type depot.volume_correction is
  'One volume and everything that its correction to 15 °C was made from: enough to compute it again.';
comment on column depot.volume_correction.volume_ambiant is
  'Litres at the temperature of the product, as given. Negative in a reversal.';
comment on column depot.volume_correction.temperature_c is
  'Temperature of the product that was measured, in °C, as given.';
comment on column depot.volume_correction.densite_observee_kgm3 is
  'Density in kg/m³ as read on the sample, not yet at 15 °C, as given.';
comment on column depot.volume_correction.temperature_densite_c is
  'Temperature of the sample when its density was read, in °C.';
comment on column depot.volume_correction.densite_a_15_kgm3 is
  'Density at 15 °C in kg/m³, computed, to 0.01.';
comment on column depot.volume_correction.vcf is
  'Volume correction factor, to 0.00001: that of densite_a_15_kgm3 as it stands here.';
comment on column depot.volume_correction.volume_15c is
  'Litres at 15 °C: volume_ambiant times vcf, to a tenth, halves away from zero.';

create function depot.volume_method()
returns text
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select 'API_MPMS_11_1'
$$;
comment on function depot.volume_method() is
  'Name of the method that depot.correct_volume follows, stored with every movement.';
revoke all on function depot.volume_method() from public;

create function depot.volume_method_version()
returns integer
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select 1
$$;
comment on function depot.volume_method_version() is
  'Rises when a constant, a range or a rounding of depot.correct_volume changes; see ADR 9.';
revoke all on function depot.volume_method_version() from public;

create function depot.refuse_volume_table(table_code text)
returns integer
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT422',
    message = 'VOLUME_TABLE_INCONNUE',
    detail = format('There is no correction table "%s".', left(table_code, 24)),
    hint = 'Set the table of the product: 54A crude, 54B petrol to fuel oil, 54D lubricants.';
end
$$;
comment on function depot.refuse_volume_table(text) is
  'Never returns. Errors: VOLUME_TABLE_INCONNUE (PT422).';
revoke all on function depot.refuse_volume_table(text) from public;

create function depot.refuse_volume_litres(volume_ambiant numeric)
returns integer
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT422',
    message = 'VOLUME_INVALIDE',
    detail = format('%s is no volume in litres between -1000000000 and 1000000000.',
      left(volume_ambiant::text, 24)),
    hint = 'Type the volume in litres; one cubic metre is 1000 litres.';
end
$$;
comment on function depot.refuse_volume_litres(numeric) is
  'Never returns. Errors: VOLUME_INVALIDE (PT422).';
revoke all on function depot.refuse_volume_litres(numeric) from public;

create function depot.refuse_volume_temperature(
  temperature_c numeric,
  temperature_densite_c numeric
)
returns integer
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT422',
    message = 'VOLUME_TEMPERATURE_HORS_PLAGE',
    detail = format('Product at %s °C, density read at %s °C: both must be within -50 to 150 °C.',
      left(temperature_c::text, 24), left(temperature_densite_c::text, 24)),
    hint = 'Read the thermometer again and type degrees Celsius.';
end
$$;
comment on function depot.refuse_volume_temperature(numeric, numeric) is
  'Never returns. Errors: VOLUME_TEMPERATURE_HORS_PLAGE (PT422).';
revoke all on function depot.refuse_volume_temperature(numeric, numeric) from public;

create function depot.refuse_volume_density(
  table_code text,
  densite_observee_kgm3 numeric,
  temperature_densite_c numeric,
  densite_a_15_kgm3 numeric
)
returns integer
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT422',
    message = 'VOLUME_DENSITE_HORS_PLAGE',
    detail = format('Table %s covers %s kg/m³ at 15 °C; %s kg/m³ observed at %s °C is %s.',
      table_code,
      case table_code when '54A' then '610.5 to 1075' when '54B' then '653 to 1075'
        when '54D' then '800 to 1164' else '610.5 to 1164' end,
      left(densite_observee_kgm3::text, 24),
      temperature_densite_c,
      coalesce(densite_a_15_kgm3 || ' there', 'far outside')),
    hint = 'Type the density in kg/m³ (837, not 0.837), and check the product and its table.';
end
$$;
comment on function depot.refuse_volume_density(text, numeric, numeric, numeric) is
  'Never returns. Errors: VOLUME_DENSITE_HORS_PLAGE (PT422).';
revoke all on function depot.refuse_volume_density(text, numeric, numeric, numeric) from public;

create function depot.correct_volume(
  table_code text,
  volume_ambiant numeric,
  temperature_c numeric,
  densite_observee_kgm3 numeric,
  temperature_densite_c numeric default null
)
returns depot.volume_correction
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
-- One body without calls, in few statements, so that a query corrects 100,000 volumes a second.
declare
  v_read_c numeric := coalesce(temperature_densite_c, temperature_c);
  v_group integer; -- what refuses in its place, raises
  v_read float8; v_d float8; -- density as observed; °C of the sample, from 15
  v_k0 float8; v_k1 float8; v_k2 float8; -- alpha = K0/rho² + K1/rho + K2
  v_rho float8; v_x float8; -- density at 15 °C; alpha times the distance from 15 °C
  v_density integer; v_vcf numeric; -- the density at 15 °C as it is kept, in 0.01 kg/m³
begin
  if table_code is null or volume_ambiant is null or temperature_c is null
    or densite_observee_kgm3 is null then
    return null;
  end if;
  v_group := case
    when not abs(volume_ambiant) <= 1000000000 then depot.refuse_volume_litres(volume_ambiant)
    when temperature_c not between -50 and 150 or temperature_densite_c not between -50 and 150
      then depot.refuse_volume_temperature(temperature_c, v_read_c)
    when densite_observee_kgm3 not between 400 and 1300
      then depot.refuse_volume_density(table_code, densite_observee_kgm3, v_read_c, null)
  end;
  v_read := densite_observee_kgm3;
  v_d := round(v_read_c, 4)::float8 - 15; -- 1e-400 °C is no float8
  -- Chosen once, by what the densest product of each group would read in this sample (its alpha
  -- and 0.8 of it): no step swings to another. The last digit keeps 838.5 itself in its own group.
  v_group := case
    when table_code = '54B' then case
      when v_read > 838.500001 * exp(-8.45621973816e-4 * v_d * (1 + 6.76497579053e-4 * v_d)) then 4
      when v_read > 787.500001 * exp(-9.58888526077e-4 * v_d * (1 + 7.67110820862e-4 * v_d)) then 3
      when v_read > 770.000001 * exp(-1.15415550683e-3 * v_d * (1 + 9.23324405465e-4 * v_d)) then 2
      else 1 end
    when table_code = '54A' then 5
    when table_code = '54D' then 6
    else depot.refuse_volume_table(table_code) end;
  -- Petrol, transition, jet, fuel oil, crude, lubricant.
  v_k0 := ('{346.4228,2680.3206,594.5418,186.9696,613.9723,0}'::float8[])[v_group];
  v_k1 := ('{0.4388,0,0,0.4862,0,0.6278}'::float8[])[v_group];
  v_k2 := ('{0,-0.00336312,0,0,0,0}'::float8[])[v_group];
  -- Newton's steps square the error: one ends within 0.0001 kg/m³ near 15 °C, two everywhere.
  v_rho := case v_group when 2 then 778.75 else v_read + (v_k0 / v_read + v_k1) * v_d end;
  for v_step in 1..case when abs(v_d) < 25 and v_group <> 2 then 1 else 2 end loop
    v_x := ((v_k0 / v_rho + v_k1) / v_rho + v_k2) * v_d;
    v_rho := v_rho - (v_rho - v_read * exp(v_x * (1 + 0.8 * v_x)))
      / (1 + (1 + 1.6 * v_x) * v_d * (2 * v_k0 / v_rho + v_k1) / v_rho);
  end loop;
  -- A reading that falls between two groups counts as the lightest product of the denser one.
  v_density := greatest(floor(v_rho * 100 + 0.5)::integer,
    ('{null,77001,78751,83851,null,null}'::integer[])[v_group]);
  if v_density not between ('{65300,0,0,0,61050,80000}'::integer[])[v_group]
    and ('{107500,107500,107500,107500,107500,116400}'::integer[])[v_group] then
    v_group := depot.refuse_volume_density(
      table_code, densite_observee_kgm3, v_read_c, v_density * 0.01);
  end if;
  v_rho := v_density / 100::float8;
  v_x := ((v_k0 / v_rho + v_k1) / v_rho + v_k2) * case
    when temperature_densite_c is null then v_d else round(temperature_c, 4)::float8 - 15 end;
  v_vcf := floor(exp(-v_x * (1 + 0.8 * v_x)) * 100000 + 0.5)::integer * 0.00001;
  return row(volume_ambiant, temperature_c, densite_observee_kgm3, v_read_c, v_density * 0.01,
    v_vcf, round(volume_ambiant * v_vcf, 1), depot.volume_method(), depot.volume_method_version()
  )::depot.volume_correction;
end
$$;
comment on function depot.correct_volume(text, numeric, numeric, numeric, numeric) is
  'A volume at 15 °C with all that it was made from; null in, null out. Ask for it once per row: several fields of (f(x)).* call it several times. No correction for the glass of a hydrometer. Errors: VOLUME_TABLE_INCONNUE, VOLUME_INVALIDE, VOLUME_TEMPERATURE_HORS_PLAGE, VOLUME_DENSITE_HORS_PLAGE (PT422).';
revoke all on function depot.correct_volume(text, numeric, numeric, numeric, numeric) from public;

create function depot.density_at_15(
  table_code text,
  densite_observee_kgm3 numeric,
  temperature_c numeric
)
returns numeric
language plpgsql
immutable
strict
parallel safe
security invoker
set search_path = ''
as $$
begin
  return (
    depot.correct_volume(table_code, 0, temperature_c, densite_observee_kgm3)
  ).densite_a_15_kgm3;
end
$$;
comment on function depot.density_at_15(text, numeric, numeric) is
  'Density at 15 °C in kg/m³, to 0.01, of a product whose sample read this density at this temperature. Errors: those of depot.correct_volume.';
revoke all on function depot.density_at_15(text, numeric, numeric) from public;

create function depot.vcf(table_code text, densite_15_kgm3 numeric, temperature_c numeric)
returns numeric
language plpgsql
immutable
strict
parallel safe
security invoker
set search_path = ''
as $$
begin
  return (depot.correct_volume(table_code, 0, temperature_c, densite_15_kgm3, 15)).vcf;
end
$$;
comment on function depot.vcf(text, numeric, numeric) is
  'Volume correction factor to 15 °C, to 0.00001; the density at 15 °C counts to 0.01 kg/m³. Errors: those of depot.correct_volume.';
revoke all on function depot.vcf(text, numeric, numeric) from public;
