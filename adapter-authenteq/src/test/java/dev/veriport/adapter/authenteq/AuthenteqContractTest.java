package dev.veriport.adapter.authenteq;

import dev.veriport.Veriport;
import dev.veriport.fake.authenteq.FakeAuthenteq;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.ImageSource;
import dev.veriport.testkit.contract.VendorContract;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.testkit.vendor.StagedOperation;
import dev.veriport.testkit.vendor.StagedOperation.Staging;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** There is no verification by images: recognition reads documents and decides nothing. */
@DisplayName("Authenteq keeps the contract:")
final class AuthenteqContractTest extends VendorContract {
    private static final DocumentImages DOCUMENT = DocumentImages.of(ImageSource.bytes(SampleFiles.jpeg("photo")));

    AuthenteqContractTest() {
        super(new FakeAuthenteq());
    }

    @Override
    protected Map<String, Staging> vendorOnly() {
        return Map.of(
                "aml-search",
                        StagedOperation.verified((failing, id) -> api(failing).searchAml(id)),
                "export-pdf",
                        StagedOperation.verified((failing, id) -> api(failing).exportPdf(id)),
                "recognition", (vendor, veriport) -> failing -> api(failing).recognize(DOCUMENT));
    }

    private static AuthenteqApi api(Veriport veriport) {
        return veriport.identityProvider().unwrap(AuthenteqApi.class).orElseThrow();
    }
}
