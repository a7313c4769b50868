package dev.veriport.http.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** JPEGs of several kinds, encoded by the JDK. */
final class JpegKinds {
    private static final int SIZE = 64;

    private JpegKinds() {}

    static byte[] progressive() {
        return encoded(picture(BufferedImage.TYPE_INT_RGB), true, null);
    }

    static byte[] grey() {
        return encoded(picture(BufferedImage.TYPE_BYTE_GRAY), false, null);
    }

    static byte[] withRestarts() {
        IIOMetadataNode interval = new IIOMetadataNode("dri");
        interval.setAttribute("interval", "1");
        return encoded(picture(BufferedImage.TYPE_INT_RGB), false, interval);
    }

    /** Four bands with Adobe's segment in place of JFIF. */
    static byte[] fourColours(int transform) {
        WritableRaster raster = Raster.createInterleavedRaster(0, SIZE, SIZE, 4, null);
        int[] samples = new Random(4).ints((long) SIZE * SIZE * 4, 0, 256).toArray();
        raster.setPixels(0, 0, SIZE, SIZE, samples);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.write(new IIOImage(raster, null, null));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] plain = out.toByteArray();
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        return Cleaning.concat(
                Cleaning.hex("ffd8"), Jpeg.segment(0xEE, adobe), java.util.Arrays.copyOfRange(plain, 2, plain.length));
    }

    private static BufferedImage picture(int type) {
        try {
            BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(Jpeg.picture("png", SIZE, SIZE)));
            BufferedImage picture = new BufferedImage(SIZE, SIZE, type);
            picture.createGraphics().drawImage(drawn, 0, 0, null);
            return picture;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] encoded(BufferedImage picture, boolean progressive, IIOMetadataNode firstNode) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (progressive) {
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), how);
            if (firstNode != null) {
                IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
                IIOMetadataNode sequence = (IIOMetadataNode)
                        tree.getElementsByTagName("markerSequence").item(0);
                sequence.insertBefore(firstNode, sequence.getFirstChild());
                metadata.setFromTree(metadata.getNativeMetadataFormatName(), tree);
            }
            writer.write(null, new IIOImage(picture, null, metadata), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
