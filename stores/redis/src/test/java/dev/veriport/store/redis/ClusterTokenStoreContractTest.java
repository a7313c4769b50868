package dev.veriport.store.redis;

import dev.veriport.store.Store;
import dev.veriport.testkit.contract.TokenStoreContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class ClusterTokenStoreContractTest extends TokenStoreContract {
    private static RealCluster cluster;

    @BeforeAll
    static void start(@TempDir Path directory) {
        cluster = RealCluster.start(directory);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Override
    protected Store open() {
        cluster.flush();
        return RedisStores.open(cluster.uri());
    }

    @Override
    protected void pass(Duration time) {
        cluster.node(0).pass(time);
    }
}
