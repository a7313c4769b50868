package dev.veriport.adapter.authenteq;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.event.VeriportEvent;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An application that completes one session and stops where it is told to, until it is killed. */
final class RedeemingProcess {
    private RedeemingProcess() {}

    /** Where it stops. */
    enum Step {
        /** The answer is read and not kept. */
        READ,
        /** The answer is kept and not parsed. */
        KEPT,
        /** The result is there and not returned. */
        PARSED
    }

    /** Session, query, step, and settings as key=value. */
    public static void main(String[] arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 3; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        Step stop = Step.valueOf(arguments[2]);
        Veriport veriport = Veriport.builder(ConfigSource.of(settings))
                .listener(event -> {
                    boolean read = event instanceof VeriportEvent.CallSucceeded && stop == Step.READ;
                    boolean kept = event instanceof VeriportEvent.AnswerStored && stop == Step.KEPT;
                    if (read || kept) {
                        reached(stop);
                    }
                })
                .build();
        veriport.identityProvider().complete(SessionRef.parse(arguments[0]), ReturnedParameters.ofQuery(arguments[1]));
        reached(Step.PARSED);
    }

    private static void reached(Step step) {
        System.out.println("reached " + step);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
