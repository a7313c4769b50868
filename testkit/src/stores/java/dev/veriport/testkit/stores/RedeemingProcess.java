package dev.veriport.testkit.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process that does a redemption's steps one by one, or all the time, and is killed at any of them. */
public final class RedeemingProcess implements AutoCloseable {
    private static final ProviderId VENDOR = new ProviderId("acme");
    private static final int LOADED = 25;

    private final NodeProcess process;

    private RedeemingProcess(NodeProcess process) {
        this.process = process;
    }

    /** @param main opens a store as its arguments say, and lets it {@link #serve} */
    public static RedeemingProcess start(Class<?> main, String... arguments) {
        return new RedeemingProcess(NodeProcess.start(main, arguments));
    }

    /** The other end: a command a line, an answer a line. */
    public static void serve(Store store) throws IOException {
        Steps.connected(store);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "begin" -> System.out.println(begin(store, key(words[1])));
                case "keep" -> System.out.println(keep(store, key(words[1])));
                default -> redeemUntilItFails(store);
            }
        }
    }

    private static VaultKey key(String hash) {
        return new VaultKey(VENDOR, hash);
    }

    private static State begin(Store store, VaultKey code) {
        return store.vault().begin(code, ResultVault.newOwner()).state();
    }

    private static String keep(Store store, VaultKey code) {
        store.vault().keep(code, "sealed".getBytes(UTF_8), Duration.ofHours(1));
        return code.value();
    }

    private static void redeemUntilItFails(Store store) {
        try {
            for (int i = 0; ; i++) {
                VaultKey code = VaultKey.of(VENDOR, "load", Integer.toString(i));
                begin(store, code);
                System.out.println(keep(store, code));
            }
        } catch (VeriportException away) {
            System.exit(0);
        }
    }

    /** Records the intent of a code. */
    public void begin(VaultKey code) {
        ask("begin " + code.value());
    }

    /** Keeps the answer of a code. */
    public void keep(VaultKey code) {
        ask("keep " + code.value());
    }

    private void ask(String command) {
        process.tell(command);
        process.line().orElseThrow(() -> new AssertionError("the process has ended"));
    }

    /**
     * Redeems code after code, until something is killed.
     *
     * @return the codes whose answers the store had confirmed
     */
    public List<VaultKey> redeemUntil(Kill kill) throws Exception {
        process.tell("redeem");
        List<VaultKey> confirmed = new ArrayList<>();
        for (Optional<String> line = process.line(); line.isPresent(); line = process.line()) {
            confirmed.add(key(line.get()));
            if (confirmed.size() == LOADED) {
                kill.run();
            }
        }
        return confirmed;
    }

    /** As {@code kill -9} does. */
    @FunctionalInterface
    public interface Kill {
        void run() throws Exception;
    }

    /** Kills this process. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.kill();
    }
}
