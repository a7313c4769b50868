package dev.veriport.adapter.authenteq;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Evidence;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An application in which many users come back at once, and which holds all their results. */
final class ManyResultsProcess {
    static final int RESULTS = 32;

    private ManyResultsProcess() {}

    /** Settings as key=value. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String argument : arguments) {
            String[] setting = argument.split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        ExecutorService users = Executors.newFixedThreadPool(RESULTS);
        try (Veriport veriport = Veriport.create(ConfigSource.of(settings))) {
            List<Future<VerificationResult>> coming = new ArrayList<>();
            for (int i = 0; i < RESULTS; i++) {
                String user = "user-" + i;
                coming.add(users.submit(() -> completed(veriport.identityProvider(), user)));
            }
            List<VerificationResult> held = new ArrayList<>();
            for (Future<VerificationResult> result : coming) {
                held.add(result.get());
            }
            say(held);
        } finally {
            users.shutdownNow();
        }
    }

    private static VerificationResult completed(IdentityProvider vendor, String user) {
        VerificationSession session = vendor.start(VerificationRequest.builder(user)
                .returnTo(AtAuthenteq.RETURN_TO)
                .build());
        return vendor.complete(session.ref(), ReturnedParameters.ofQuery("code=" + user));
    }

    private static void say(List<VerificationResult> held) throws IOException {
        List<Evidence> images =
                held.stream().flatMap(result -> result.evidence().stream()).toList();
        try (InputStream image = images.get(images.size() - 1).open()) {
            System.out.println(held.size() + " results with " + images.size() + " images, the last of "
                    + image.readAllBytes().length + " bytes");
        }
    }
}
