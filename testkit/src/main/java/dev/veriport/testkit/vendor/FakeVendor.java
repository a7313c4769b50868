package dev.veriport.testkit.vendor;

import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Starts the fake of one vendor. {@link ServiceLoader} finds it: name the implementation in {@code
 * META-INF/services/dev.veriport.testkit.vendor.FakeVendor}. Thread-safe.
 */
public interface FakeVendor {

    /** The vendor's name. The adapter's factory has the same. */
    String vendor();

    /**
     * Starts the fake on loopback.
     *
     * @param port 0 for a free port
     * @throws java.io.UncheckedIOException when the port is taken
     */
    RunningFake start(int port);

    /** How each operation of the vendor's adapter is called, for the faults of the contract. Each operation once. */
    List<StagedOperation> stagedOperations();

    /** The headers that a signed request has; empty, as by default, where the vendor's requests are not signed. */
    default Set<String> signatureHeaders() {
        return Set.of();
    }

    /** Whether signatures cover the time, so that each attempt has another one. By default they do. */
    default boolean signsTime() {
        return true;
    }

    /** The header of the vendor's answers with its id of the request. By default {@code X-Request-Id}. */
    default String requestIdHeader() {
        return "X-Request-Id";
    }

    /** The fakes on the class path, by the vendor's name. */
    static SortedMap<String, FakeVendor> installed() {
        SortedMap<String, FakeVendor> installed = new TreeMap<>();
        ServiceLoader.load(FakeVendor.class).forEach(fake -> installed.put(fake.vendor(), fake));
        return Collections.unmodifiableSortedMap(installed);
    }
}
