package dev.veriport.store.jdbc;

import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.stores.Steps;

/** A process that redeems one code after the other until it is killed, and says what it has done. */
final class StoreNode {
    private StoreNode() {}

    /** @param arguments URL, user or nothing, and the number of the first code */
    public static void main(String[] arguments) {
        TestDatabase database = new TestDatabase(arguments[0], arguments[1], "");
        try (Store store = Steps.connected(JdbcStores.open(database.settings()))) {
            for (int i = Integer.parseInt(arguments[2]); ; i++) {
                if (Steps.begin(store, "code " + i) == State.BEGUN) {
                    System.out.println("begun " + i);
                    Steps.keep(store, "code " + i);
                    System.out.println("kept " + i);
                }
            }
        }
    }
}
