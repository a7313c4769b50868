package dev.veriport.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Adapters that get single calls wrong, each a class that the contract is run against. */
final class BrokenCalls {
    private BrokenCalls() {}

    abstract static class Contract extends VendorContract {
        Contract(NotaryRequests requests) {
            super(new FakeNotary(), new NotaryFactory(requests));
        }
    }

    static final class Sound extends Contract {
        Sound() {
            super(new NotaryRequests());
        }
    }

    static final class SendsAKeyForEachAttempt extends Contract {
        SendsAKeyForEachAttempt() {
            super(new NotaryRequests() {
                @Override
                Optional<String> keyOfAttempt(Optional<String> ofCall) {
                    return ofCall.map(key -> UUID.randomUUID().toString());
                }
            });
        }
    }

    static final class SendsOneKeyForAllCalls extends Contract {
        SendsOneKeyForAllCalls() {
            super(new NotaryRequests() {
                @Override
                Optional<String> key() {
                    return Optional.of("one-key");
                }
            });
        }
    }

    static final class SendsAnotherBody extends Contract {
        SendsAnotherBody() {
            super(new NotaryRequests() {
                @Override
                byte[] bodyOfAttempt(byte[] ofCall) {
                    String suffix = ofCall.length == 0 ? "" : UUID.randomUUID().toString();
                    byte[] body = Arrays.copyOf(ofCall, ofCall.length + suffix.length());
                    System.arraycopy(suffix.getBytes(UTF_8), 0, body, ofCall.length, suffix.length());
                    return body;
                }
            });
        }
    }

    static final class SendsAKeyWithReads extends Contract {
        SendsAKeyWithReads() {
            super(new NotaryRequests() {
                @Override
                Optional<String> keyOfAttempt(Optional<String> ofCall) {
                    return Optional.of(ofCall.orElse("a-read"));
                }
            });
        }
    }

    static final class SignsOnce extends Contract {
        SignsOnce() {
            super(new NotaryRequests() {
                @Override
                Instant signedTime(Instant ofCall, Instant ofAttempt) {
                    return ofCall;
                }
            });
        }
    }

    static final class SignsNoReads extends Contract {
        SignsNoReads() {
            super(new NotaryRequests() {
                @Override
                boolean isSigned(byte[] body) {
                    return body.length > 0;
                }
            });
        }
    }

    static final class LetsDotSegmentsPass extends Contract {
        LetsDotSegmentsPass() {
            super(new NotaryRequests() {
                @Override
                String segment(String value) {
                    return value.equals("..") ? value : super.segment(value);
                }
            });
        }
    }

    static final class GluesPaths extends Contract {
        GluesPaths() {
            super(new NotaryRequests() {
                @Override
                String segment(String value) {
                    return value;
                }
            });
        }
    }

    /** The id of the first answer is in all results and failures. */
    static final class NamesTheFirstRequest extends Contract {
        NamesTheFirstRequest() {
            super(new NotaryRequests() {
                private final Map<Integer, String> firstIds = new ConcurrentHashMap<>();

                @Override
                Optional<String> requestId(HttpResponse<?> answer) {
                    int relay = answer.uri().getPort();
                    return super.requestId(answer).map(id -> firstIds.computeIfAbsent(relay, first -> id));
                }
            });
        }
    }

    static final class IgnoresRequestIds extends Contract {
        IgnoresRequestIds() {
            super(new NotaryRequests() {
                @Override
                Optional<String> requestId(HttpResponse<?> answer) {
                    return Optional.empty();
                }
            });
        }
    }
}
