-- KEYS: token, lease, failure. ARGV: owner, length of the lease in ms, id of a token that counts as none, or empty.
-- The answer's first word says what there is; times are this server's, in ms.
-- A token is 'id:dead from:1 for a replacement:sealed text'; a failure is 'count:no request before'.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local failures = 0
local wait = 0
local failure = redis.call('GET', KEYS[3])
if failure then
  local count, retryAt = string.match(failure, '^(%d+):(%d+)$')
  if not count then
    return { 'UNREADABLE' }
  end
  failures = tonumber(count)
  wait = tonumber(retryAt) - now
end
local token = redis.call('GET', KEYS[1])
if token and (ARGV[3] == '' or string.sub(token, 1, #ARGV[3] + 1) ~= ARGV[3] .. ':') then
  return { 'STORED', token, redis.call('PTTL', KEYS[1]), now }
end
if wait > 0 then
  return { 'FAILING', wait }
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return { 'GRANTED', now, failures }
end
return { 'FETCHING', redis.call('PTTL', KEYS[2]) }
