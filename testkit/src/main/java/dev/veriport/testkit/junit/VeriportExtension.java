package dev.veriport.testkit.junit;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.memory.InMemoryIdentityProviderFactory;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.time.MutableClock;
import dev.veriport.testkit.time.MutableTicker;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test methods a {@link Veriport} on a vendor in memory, as parameters of any of these types: {@link Veriport},
 * {@link IdentityProvider}, {@link InMemoryVendor}, {@link MutableTicker}, {@link MutableClock}. They belong together
 * and to one test, including its {@code @BeforeEach} and {@code @AfterEach}; afterwards the Veriport is closed. Time
 * advances only when the test says so.
 *
 * <pre>{@code
 * @ExtendWith(VeriportExtension.class)
 * class OnboardingTest {
 *     @Test
 *     void anApprovedCustomerGetsAnAccount(Veriport veriport, InMemoryVendor vendor) { … }
 * }
 * }</pre>
 */
public final class VeriportExtension implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(VeriportExtension.class);
    private static final Instant MORNING = Instant.parse("2030-01-01T08:00:00Z");

    private static final Set<Class<?>> TYPES = Set.of(
            Veriport.class, IdentityProvider.class, InMemoryVendor.class, MutableTicker.class, MutableClock.class);

    /** Called by JUnit. */
    public VeriportExtension() {}

    /** Not in constructors and {@code @BeforeAll}, which belong to no single test. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType())
                && parameter.getDeclaringExecutable() instanceof Method
                && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        Setting setting = store.get(Setting.class, Setting.class);
        if (setting == null) {
            setting = Setting.open();
            store.put(Setting.class, setting);
        }
        return setting.as(parameter.getParameter().getType());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Setting setting = context.getStore(NAMESPACE).remove(Setting.class, Setting.class);
        if (setting != null) {
            setting.veriport().close();
        }
    }

    private record Setting(Veriport veriport, InMemoryVendor vendor, MutableTicker ticker, MutableClock clock) {
        static Setting open() {
            InMemoryVendor vendor = InMemoryVendor.create();
            MutableTicker ticker = MutableTicker.skippingPauses();
            MutableClock clock = MutableClock.at(MORNING);
            ConfigSource source = ConfigSource.of(Map.of("veriport.provider", InMemoryIdentityProviderFactory.NAME));
            Veriport veriport = Veriport.builder(source)
                    .factory(new InMemoryIdentityProviderFactory(vendor))
                    .ticker(ticker)
                    .clock(clock)
                    .build();
            return new Setting(veriport, vendor, ticker, clock);
        }

        Object as(Class<?> type) {
            return Stream.of(veriport, veriport.identityProvider(), vendor, ticker, clock)
                    .filter(type::isInstance)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
