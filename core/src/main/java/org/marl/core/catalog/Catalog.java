package org.marl.core.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Every component and library script of the plug-ins, as data. Immutable. */
public final class Catalog {
  private final Map<ComponentKind, Map<String, Entry>> entries = new EnumMap<>(ComponentKind.class);
  private final List<LibraryScript> library = new ArrayList<>();

  /** A component with the plug-in that it comes from. */
  private record Entry(Component<?> component, MarlPlugin plugin) {}

  private Catalog(List<MarlPlugin> plugins) {
    for (ComponentKind kind : ComponentKind.values()) {
      entries.put(kind, new LinkedHashMap<>());
    }
    for (MarlPlugin plugin : plugins) {
      plugin.components().forEach(component -> add(component, plugin));
      library.addAll(plugin.library());
    }
  }

  /** The catalog of every plug-in on the class path. */
  public static Catalog load() {
    return load(Catalog.class.getClassLoader());
  }

  /** The catalog of every plug-in that the loader sees, such as a loader of plug-in jars. */
  public static Catalog load(ClassLoader loader) {
    return of(
        ServiceLoader.load(MarlPlugin.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /**
   * The catalog of the plug-ins.
   *
   * @throws CatalogException if two components of a kind have one name
   */
  public static Catalog of(List<MarlPlugin> plugins) {
    return new Catalog(plugins);
  }

  private void add(Component<?> component, MarlPlugin plugin) {
    Entry earlier =
        entries.get(component.kind()).putIfAbsent(component.name(), new Entry(component, plugin));
    if (earlier != null) {
      throw new CatalogException(
          "two plug-ins add "
              + component.kind().noun()
              + " called "
              + component.name()
              + ": "
              + earlier.plugin().name()
              + " and "
              + plugin.name());
    }
  }

  /** The component of the kind with the name. */
  public Optional<Component<?>> find(ComponentKind kind, String name) {
    return Optional.ofNullable(entries.get(kind).get(name)).map(Entry::component);
  }

  /** The components with the name, of any kind, in the order of {@link ComponentKind}. */
  public List<Component<?>> named(String name) {
    List<Component<?>> named = new ArrayList<>();
    for (ComponentKind kind : ComponentKind.values()) {
      find(kind, name).ifPresent(named::add);
    }
    return named;
  }

  /** The components of the kind, in the order of the plug-ins. */
  public List<Component<?>> of(ComponentKind kind) {
    List<Component<?>> components = new ArrayList<>();
    entries.get(kind).values().forEach(entry -> components.add(entry.component()));
    return components;
  }

  /** The library scripts, in the order of the plug-ins. */
  public List<LibraryScript> library() {
    return List.copyOf(library);
  }
}
