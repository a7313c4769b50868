-- KEYS: mark of the erasure, answers of the verification. ARGV: the answer as 'id intent', for how many ms it is still kept;
-- 0 where there is none.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return { 'ERASED' }
end
local left = tonumber(ARGV[2])
if left > 0 then
  redis.call('SADD', KEYS[2], ARGV[1])
  if redis.call('PTTL', KEYS[2]) < left then
    redis.call('PEXPIRE', KEYS[2], left)
  end
end
return { 'ASSIGNED' }
