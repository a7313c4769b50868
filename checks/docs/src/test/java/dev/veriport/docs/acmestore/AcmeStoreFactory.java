package dev.veriport.docs.acmestore;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.store.Store;
import dev.veriport.store.StoreFactory;
import dev.veriport.store.StoreRuntime;
import java.net.URI;

public final class AcmeStoreFactory implements StoreFactory<AcmeStoreFactory.Settings> {
    private static final ConfigKey<URI> URL = ConfigKey.url("url", "The URL of the engine.");

    record Settings(URI url) {}

    @Override
    public String name() {
        return "acme";
    }

    @Override
    public Settings configure(ConfigReader in) {
        return new Settings(in.get(URL));
    }

    @Override
    public Store open(Settings settings, StoreRuntime runtime) {
        return new AcmeStore(new AcmeEngine(runtime.clock()));
    }
}
