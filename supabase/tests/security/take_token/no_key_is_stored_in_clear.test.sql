begin;
select plan(2);

select security.take_token('test', '+243810000001', 5, 1);
select security.remember_once('test', '+213550000002', '1 hour');
select is(
  (select count(*) from security.rate_buckets as b
    where b::text like '%243810000001%' or b.key_hash = sha256('+243810000001')
      or b.key_hash = sha256('test+243810000001')),
  0::bigint, 'neither the number nor its plain hash in the buckets'
);
select is(
  (select count(*) from security.replay_keys as k
    where k::text like '%213550000002%' or k.key_hash = sha256('+213550000002')),
  0::bigint, 'nor among the replay keys'
);

select * from finish();
rollback;
