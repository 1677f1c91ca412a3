import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.lucene.document.CappedFeature;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.MMapDirectory;

/**
 * The best people for roles by Lucene: one document a person, one feature a skill, its value the proficiency at a fixed
 * date. Arguments: the file of `ranking-peers.ts`, a folder for the index, places, questions that warm up, questions that
 * count. Prints milliseconds of each and the first answers, as JSON.
 */
final class RankPeople {
  private static final String FIELD = "proficiency";

  public static void main(String[] args) throws Exception {
    ByteBuffer data = read(Path.of(args[0]));
    int people = data.getInt();
    int perPerson = data.getInt();
    int roles = data.getInt();
    int required = data.getInt();
    Path folder = Path.of(args[1]);
    int places = Integer.parseInt(args[2]);
    int warm = Integer.parseInt(args[3]);
    int times = Integer.parseInt(args[4]);
    try (MMapDirectory directory = new MMapDirectory(folder)) {
      IndexWriterConfig config = new IndexWriterConfig();
      config.setMergePolicy(new LogDocMergePolicy());
      config.setRAMBufferSizeMB(256);
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (int person = 0; person < people; person++) {
          Document document = new Document();
          for (int i = 0; i < perPerson; i++) {
            document.add(new FeatureField(FIELD, Integer.toString(data.getInt()), data.getFloat()));
          }
          writer.addDocument(document);
        }
        writer.forceMerge(1);
      }
      Query[] queries = new Query[roles];
      for (int role = 0; role < roles; role++) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (int i = 0; i < required; i++) {
          String skill = Integer.toString(data.getInt());
          query.add(CappedFeature.query(FIELD, skill, data.getFloat(), data.getFloat()), BooleanClause.Occur.SHOULD);
        }
        queries[role] = query.build();
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        double[] taken = new double[times];
        for (int i = 0; i < warm + times; i++) {
          long start = System.nanoTime();
          searcher.search(queries[i % roles], places);
          if (i >= warm) taken[i - warm] = (System.nanoTime() - start) / 1e6;
        }
        StringBuilder answers = new StringBuilder();
        for (int role = 0; role < Math.min(3, roles); role++) {
          TopDocs top = searcher.search(queries[role], places);
          answers.append(role == 0 ? "" : ",").append('[');
          for (ScoreDoc hit : top.scoreDocs) {
            answers.append(hit == top.scoreDocs[0] ? "" : ",").append('[').append(hit.doc).append(',').append(hit.score).append(']');
          }
          answers.append(']');
        }
        System.out.println("{\"taken\":" + Arrays.toString(taken) + ",\"answers\":[" + answers + "]}");
      }
    }
  }

  private static ByteBuffer read(Path path) throws Exception {
    try (FileChannel channel = FileChannel.open(path)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, Files.size(path)).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
