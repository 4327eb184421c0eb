package org.marl.core.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How Marl writes JSON. A double is printed by the shortest decimal that reads back as the same
 * double, whatever the Java version; NaN and the infinities, which JSON lacks, are the strings
 * {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}.
 */
final class Json {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          // Whoever opened a file forces it to the disk, and then closes it.
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

  private Json() {}
}
