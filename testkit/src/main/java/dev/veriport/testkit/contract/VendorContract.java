package dev.veriport.testkit.contract;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Country;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.DocumentType;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.VerificationRequest;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.SampleRequest;
import dev.veriport.testkit.vendor.StagedOperation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The contract of every adapter, run against the vendor's fake. Extend it, name the fake, and run it as a JUnit test:
 *
 * <pre>{@code
 * final class AcmeContractTest extends VendorContract {
 *     AcmeContractTest() {
 *         super(new FakeAcme());
 *     }
 * }
 * }</pre>
 *
 * <p>The clauses are listed in {@code docs/contract.md}. Each clause gets a new fake and a new Veriport. The clauses read from
 * the adapter's declaration what it can do; where it does not declare a capability, they assert that the operation fails with
 * {@code UNSUPPORTED} and sends nothing. The adapter declares at least one channel to start on and {@code COMPLETE}.
 */
public abstract class VendorContract
        implements StartClauses,
                CompletionClauses,
                SessionClauses,
                ErasureClauses,
                EvidenceClauses,
                SubmissionClauses,
                NotificationClauses,
                TokenClauses,
                CallClauses,
                PaceClauses,
                FaultClauses {
    private static final ImageSource PHOTO = ImageSource.bytes(SampleFiles.jpeg("contract"));

    private final FakeVendor fake;
    private final IdentityProviderFactory<?> factory;
    private OpenAdapter adapter;

    /**
     * The contract of the adapter on the class path with the fake's vendor.
     *
     * @throws IllegalStateException when there is none
     */
    protected VendorContract(FakeVendor fake) {
        this(fake, installed(fake.vendor()));
    }

    /**
     * The contract of an adapter that need not be on the class path.
     *
     * @param factory opens the adapter of the fake's vendor
     */
    protected VendorContract(FakeVendor fake, IdentityProviderFactory<?> factory) {
        this.fake = fake;
        this.factory = factory;
    }

    /** Settings beside those of the fake, or in their place, without {@code veriport.INSTANCE.}; by default none. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** A request that the fake accepts. By default it has every optional field. */
    protected VerificationRequest.Builder request(String reference) {
        return SampleRequest.of(reference).returnTo(URI.create("https://shop.example/verified"));
    }

    /** A submission that the fake accepts and approves. Its document has a type and a country. Override it where the vendor requires more. */
    protected EvidenceSubmission.Builder submission(String reference) {
        return EvidenceSubmission.builder(reference, PHOTO)
                .document(DocumentImages.of(PHOTO, PHOTO).as(DocumentType.NATIONAL_ID, Country.of("NOR")));
    }

    /** A well-formed id that the vendor does not have. */
    protected String unknownVerification() {
        return "00000000-0000-4000-8000-000000000000";
    }

    /** An id of a workflow in the vendor's form, which the fake has and which is not that of the settings. By default a name. */
    protected String workflowId() {
        return "contract-flow-7";
    }

    /**
     * How the operations of the vendor's own API are called, by their names: those that the fake stages as {@link
     * StagedOperation#vendorOnly}. By default none.
     */
    protected Map<String, StagedOperation.Staging> vendorOnly() {
        return Map.of();
    }

    @BeforeEach
    void open() {
        RunningFake vendor = fake.start(0);
        try {
            adapter = new OpenAdapter(
                    this, vendor, builder(vendor, vendor.settings()).build());
        } catch (Throwable notOpened) {
            vendor.close();
            throw notOpened;
        }
    }

    @AfterEach
    void close() {
        adapter.close();
    }

    /** The adapter under test. */
    @Override
    public final OpenAdapter adapter() {
        return adapter;
    }

    final FakeVendor fake() {
        return fake;
    }

    final Set<Operation> operations() {
        return factory.operations();
    }

    /** A Veriport whose chosen vendor is the adapter. */
    final Veriport.Builder builder(RunningFake vendor, Map<String, String> vendorSettings) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", instance());
        settings.put(prefix() + "vendor", fake.vendor());
        vendorSettings.forEach((name, value) -> settings.put(prefix() + name, value));
        settings().forEach((name, value) -> settings.put(prefix() + name, value));
        Veriport.Builder builder = Veriport.builder(ConfigSource.of(settings)).factory(factory);
        vendor.install(builder);
        return builder;
    }

    /** What the names of the vendor's settings begin with. */
    final String prefix() {
        return "veriport." + instance() + ".";
    }

    /** Another name than the vendor's: an adapter takes its name from its runtime. */
    private String instance() {
        return fake.vendor() + "-contract";
    }

    private static IdentityProviderFactory<?> installed(String vendor) {
        for (IdentityProviderFactory<?> factory : ServiceLoader.load(IdentityProviderFactory.class)) {
            if (factory.vendor().equals(vendor)) {
                return factory;
            }
        }
        throw new IllegalStateException("no adapter of " + vendor + " is on the class path");
    }
}
