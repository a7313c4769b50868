-- KEYS: mark of the erasure, answers of the verification. ARGV: name of an answer, how long it is still kept in ms; 0 where
-- there is none. Each answer of the set has as its score when it expires, so that a later answer of the same name is not meant.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return { 'ERASED' }
end
if tonumber(ARGV[2]) > 0 then
  local time = redis.call('TIME')
  local over = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2]
  redis.call('ZADD', KEYS[2], over, ARGV[1])
  if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[2]) then
    redis.call('PEXPIRE', KEYS[2], ARGV[2])
  end
end
return { 'ASSIGNED' }
