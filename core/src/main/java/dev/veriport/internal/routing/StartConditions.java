package dev.veriport.internal.routing;

import dev.veriport.model.Channel;
import dev.veriport.model.Country;
import dev.veriport.model.DocumentType;
import dev.veriport.model.VerificationRequest;
import java.util.Set;

/**
 * The conditions of a rule; all must hold. One with no values is no condition. A condition on something that the request
 * does not say does not hold. Immutable.
 */
public record StartConditions(Set<Country> countries, Set<DocumentType> types, Set<Channel> channels) {

    /** Copies the sets. */
    public StartConditions {
        countries = Set.copyOf(countries);
        types = Set.copyOf(types);
        channels = Set.copyOf(channels);
    }

    boolean hold(VerificationRequest request) {
        return holdsCountry(request)
                && holdsTypes(request.documentTypes())
                && (channels.isEmpty() || channels.contains(request.channel()));
    }

    private boolean holdsCountry(VerificationRequest request) {
        return countries.isEmpty()
                || request.documentCountry().filter(countries::contains).isPresent();
    }

    /** Whichever of its types the person shows, it is one of the rule's. */
    private boolean holdsTypes(Set<DocumentType> asked) {
        return types.isEmpty() || (!asked.isEmpty() && types.containsAll(asked));
    }
}
