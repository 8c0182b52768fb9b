import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetSocketAddress;
import java.util.List;
import org.h2.mvstore.MVStore;

/** Serves a MongoDB-compatible store: RawStore PORT FILE (port 0: any; file "-": in memory). */
public class RawStore {

    /** Today's driver refuses the wire version that the library reports; what the driver sends at 13 it does answer. */
    record Wire13() implements MongoVersion {
        public List<Integer> getVersionArray() { return List.of(5, 0, 0); }
        public int getWireVersion() { return 13; }
    }

    public static void main(String[] args) throws Exception {
        var port = Integer.parseInt(args[0]);
        var builder = new MVStore.Builder().autoCommitBufferSize(4096).compress();
        if (!args[1].equals("-")) builder.fileName(args[1]);
        var store = builder.open();
        store.setAutoCommitDelay(100); // what a kill -9 can lose at most, in milliseconds
        var server = new MongoServer(new H2Backend(store).version(new Wire13()));
        server.bind(new InetSocketAddress("127.0.0.1", port));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        System.out.println("listening " + server.getLocalAddress().getPort());
    }
}
