package org.marl.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.dsl.Corpus;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Source;
import org.marl.grammar.MarlParser;

/** What people write has one meaning, found without looking at the full context. */
class CorpusAmbiguityTest {

  static Stream<Source> scripts() {
    return Stream.concat(Corpus.valid(), Corpus.library());
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void scriptsAreUnambiguous(Source source) {
    TokenReader.Tokens read = TokenReader.read(source, new SyntaxErrors(new Diagnostics()));
    MarlParser parser = new MarlParser(new TokenList(read.tokens()));
    Reports reports = new Reports();
    parser.removeErrorListeners();
    parser.addErrorListener(reports);
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    parser.script();
    assertThat(parser.getNumberOfSyntaxErrors()).isZero();
    assertThat(reports.found).isEmpty();
  }

  private static final class Reports extends BaseErrorListener {
    private final List<String> found = new ArrayList<>();

    @Override
    public void reportAmbiguity(
        Parser parser,
        DFA dfa,
        int start,
        int stop,
        boolean exact,
        BitSet alternatives,
        ATNConfigSet configs) {
      found.add("ambiguous: " + parser.getTokenStream().get(start));
    }

    @Override
    public void reportAttemptingFullContext(
        Parser parser, DFA dfa, int start, int stop, BitSet conflicting, ATNConfigSet configs) {
      found.add("full context: " + parser.getTokenStream().get(start));
    }
  }
}
