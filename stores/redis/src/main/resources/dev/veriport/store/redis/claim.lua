-- KEYS: token, lease, failure. ARGV: owner, length of the lease in ms, id of a token that counts as none, or empty.
-- The answer's first word says what there is; times are this server's, in ms.
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
  failures = count
  wait = tonumber(retryAt) - now
end
local token = redis.call('GET', KEYS[1])
if token and (ARGV[3] == '' or string.sub(token, 1, #ARGV[3] + 1) ~= ARGV[3] .. ':') then
  return { 'STORED', token, string.format('%d', redis.call('PTTL', KEYS[1])), string.format('%d', now) }
end
if wait > 0 then
  return { 'FAILING', string.format('%d', wait) }
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return { 'GRANTED', string.format('%d', now), tostring(failures) }
end
return { 'FETCHING', string.format('%d', redis.call('PTTL', KEYS[2])) }
