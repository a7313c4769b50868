package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.model.ProviderId;
import dev.veriport.port.TokenIssuer;
import dev.veriport.token.AccessToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "token",
        description = {
            "Request a token from the chosen vendor. Each run is a process of its own, so it"
                    + " requests a new token, which the vendor counts."
        })
final class TokenCommand extends VeriportCommand {

    @Option(
            names = "--purpose",
            required = true,
            paramLabel = "identity-verification|face-authentication|api",
            description = "The purpose of the token.",
            converter = PurposeConverter.class)
    private TokenPurpose purpose = TokenPurpose.API;

    TokenCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Veriport veriport = open()) {
            ProviderId provider = veriport.identityProvider().id();
            TokenIssuer tokens = veriport.tokens(provider);
            TokenPolicy policy = tokens.policy(purpose);
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("provider", provider.value());
            view.put("purpose", PurposeConverter.word(purpose));
            view.put("policy", policy.name());
            view.putAll(token(tokens.issue(TokenRequest.of(purpose))));
            if (asJson()) {
                console().printJson(view);
            } else {
                view.forEach((name, value) -> console().print("%-10s %s".formatted(name, value)));
            }
        }
        return ExitCode.DONE;
    }

    /** A single-use token is printed. A reusable token is redacted, because it gives access to the whole account. */
    private static Map<String, Object> token(AccessToken token) {
        return token.match(
                singleUse -> Fields.of("token", singleUse.take().reveal()),
                reusable -> Fields.of(
                        "token", reusable.value().toString(),
                        "expiresAt",
                                Clock.systemUTC()
                                        .instant()
                                        .plus(reusable.lifetime())
                                        .toString()));
    }

    /** The purposes as they are written on the command line. */
    static final class PurposeConverter implements ITypeConverter<TokenPurpose> {
        static String word(TokenPurpose purpose) {
            return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public TokenPurpose convert(String word) {
            for (TokenPurpose purpose : TokenPurpose.values()) {
                if (word(purpose).equals(word)) {
                    return purpose;
                }
            }
            throw new TypeConversionException("it must be identity-verification, face-authentication or api");
        }
    }
}
