package org.apache.lucene.document;

import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.similarities.Similarity.SimScorer;

/** weight·min(1, feature/level): what a requirement adds to a score. In Lucene's package because its functions are. */
public final class CappedFeature extends FeatureField.FeatureFunction {
  private final float weight;
  private final float level;

  private CappedFeature(float weight, float level) {
    this.weight = weight;
    this.level = level;
  }

  public static Query query(String field, String feature, float weight, float level) {
    return new FeatureQuery(field, feature, new CappedFeature(weight, level));
  }

  @Override
  SimScorer scorer(float boost) {
    return new SimScorer() {
      @Override
      public float score(float frequency, long norm) {
        return boost * weight * Math.min(1, FeatureField.decodeFeatureValue(frequency) / level);
      }
    };
  }

  @Override
  Explanation explain(String field, String feature, float boost, int frequency) {
    return Explanation.match(scorer(boost).score(frequency, 1), "weight * min(1, feature / level)");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CappedFeature that && that.weight == weight && that.level == level;
  }

  @Override
  public int hashCode() {
    return Float.hashCode(weight) * 31 + Float.hashCode(level);
  }
}
