package dev.veriport.adapter.faceki;

import dev.veriport.Veriport;
import dev.veriport.fake.faceki.FakeFaceki;
import dev.veriport.testkit.contract.VendorContract;
import dev.veriport.testkit.vendor.StagedOperation.Staging;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Faceki keeps the contract:")
class FacekiContractTest extends VendorContract {
    FacekiContractTest() {
        super(new FakeFaceki());
    }

    @Override
    protected Map<String, Staging> vendorOnly() {
        return Map.of(
                "workflow-rules", (vendor, veriport) -> failing -> api(failing).workflowRules("workflow-1"),
                "search-by-face", (vendor, veriport) -> failing -> api(failing).searchByFace(AtFaceki.PHOTO));
    }

    private static FacekiApi api(Veriport veriport) {
        return veriport.identityProvider().unwrap(FacekiApi.class).orElseThrow();
    }
}
