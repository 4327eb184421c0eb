package org.marl.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final Catalog catalog =
      Catalog.of(
          List.of(
              new FakePlugin("first", FakePlugin.LAYERS, FakePlugin.EVERYTHING),
              new FakePlugin("second", FakePlugin.STEP)));

  @Test
  void findsByKindAndName() {
    assertThat(catalog.find(ComponentKind.NETWORK, "layers")).hasValue(FakePlugin.LAYERS);
    assertThat(catalog.find(ComponentKind.MIXER, "layers")).isEmpty();
    assertThat(catalog.of(ComponentKind.OPTIMIZER)).isEqualTo(List.of(FakePlugin.STEP));
  }

  @Test
  void findsByNameAcrossKinds() {
    assertThat(catalog.named("layers")).isEqualTo(List.of(FakePlugin.LAYERS));
    assertThat(catalog.named("nobody")).isEmpty();
  }

  @Test
  void refusesTwoPluginsWithOneWordAndNamesBoth() {
    assertThatThrownBy(
            () ->
                Catalog.of(
                    List.of(
                        new FakePlugin("first", FakePlugin.LAYERS),
                        new FakePlugin("second", FakePlugin.LAYERS))))
        .isInstanceOf(CatalogException.class)
        .hasMessage("two plug-ins add a network called layers: first and second");
  }

  @Test
  void loadsThePluginsOfTheClassPath() {
    assertThat(Catalog.load().find(ComponentKind.ORDERING, "shuffled")).isPresent();
  }
}
