package dev.veriport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorCall;
import dev.veriport.spi.VendorCalls;
import dev.veriport.store.StoreFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What users see. */
final class PublicRules {
    static final String DOOR = "4 of an adapter or store only its factory and the vendor's own API are public";
    static final String CONSTRUCTORS = "4 no public constructor of core has more than four parameters";
    static final String LENT = "4 what core lends is implemented by core alone";

    private static final List<Class<?>> LENT_BY_CORE =
            List.of(ProviderRuntime.class, VendorCalls.class, GuardedTokenIssuer.class);

    /** Their users have the library already whose types they show: JUnit, a framework, or none at all in a program. */
    private static final Set<Place> SHOW_A_LIBRARY =
            Set.of(Place.TESTKIT, Place.FAKE, Place.INTEGRATION, Place.SPRING_BOOT, Place.CLI);

    private PublicRules() {}

    static void addTo(Map<String, ArchRule> rules, House house) {
        rules.put(DOOR, onlyTheDoorIsPublic(house));
        rules.put(Signatures.THIRD_PARTY, signatures(house, Signatures.ofOursAndTheJdk()));
        rules.put(Signatures.INTERNAL, signatures(house, Signatures.withoutInternal()));
        rules.put(CONSTRUCTORS, constructorsAreShort(house));
        rules.put(
                LENT,
                noClasses()
                        .that(describe("are not core's", type -> !house.isAt(Place.CORE, type)))
                        .should()
                        .beAssignableTo(describe(
                                "what core lends", type -> LENT_BY_CORE.stream().anyMatch(type::isAssignableTo))));
    }

    private static ArchRule onlyTheDoorIsPublic(House house) {
        return classes()
                .that(describe(
                        "are an adapter's or a store's, and seen from outside",
                        type -> (house.isAt(Place.ADAPTER, type) || house.isAt(Place.STORE, type))
                                && Signatures.isSeen(type)))
                .should(ArchCondition.from(describe(
                        "be its factory or the vendor's own API", type -> isFactory(type) || isOfTheVendorsApi(type))));
    }

    private static boolean isFactory(JavaClass type) {
        return type.isTopLevelClass()
                && !type.isInterface()
                && (type.isAssignableTo(IdentityProviderFactory.class) || type.isAssignableTo(StoreFactory.class));
    }

    /** The interface {@code <Vendor>Api} in the vendor's package, and the values that it gives. */
    private static boolean isOfTheVendorsApi(JavaClass type) {
        JavaClass outer = type.getEnclosingClass().orElse(type);
        String vendor = outer.getPackageName().replaceFirst("dev\\.veriport\\.adapter\\.", "");
        boolean ofApi = outer.isTopLevelClass()
                && outer.isInterface()
                && outer.getSimpleName().equalsIgnoreCase(vendor + "Api");
        return ofApi && (type == outer || type.isRecord() || type.isEnum());
    }

    /**
     * A fifth thing would break whoever calls it: builders, factories and methods that begin with "with" take more. The
     * kinds of {@link VendorCall} are made by vendor-http and testkit, which are released with core; adapters use
     * vendor-http's methods.
     */
    private static ArchRule constructorsAreShort(House house) {
        return constructors()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(describe(
                        "are core's, and seen from outside",
                        type -> house.isAt(Place.CORE, type)
                                && Signatures.isSeen(type)
                                && !Signatures.isInternal(type)
                                && !type.isAssignableTo(VendorCall.class)))
                .should()
                .haveRawParameterTypes(
                        describe("at most four", (List<JavaClass> parameters) -> parameters.size() <= 4));
    }

    private static ArchRule signatures(House house, Signatures allowed) {
        return classes()
                .that(describe(
                        "are seen from outside, and no part of internal or of what shows a library",
                        type -> Signatures.isSeen(type)
                                && !Signatures.isInternal(type)
                                && house.moduleOf(type)
                                        .filter(module -> SHOW_A_LIBRARY.contains(module.place()))
                                        .isEmpty()))
                .should(allowed);
    }
}
