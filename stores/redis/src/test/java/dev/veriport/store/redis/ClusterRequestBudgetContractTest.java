package dev.veriport.store.redis;

import dev.veriport.store.Store;
import dev.veriport.testkit.contract.RequestBudgetContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class ClusterRequestBudgetContractTest extends RequestBudgetContract {
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
}
