#include "text/inflection.h"

#include <algorithm>
#include <array>

#include "text/typography.h"

namespace docloc::text {
namespace {

using Words = std::string_view;

constexpr auto kEnglishEndings = std::to_array<Words>({"s", "es"});

constexpr auto kSwedishEndings = std::to_array<Words>(
    {"s",   "n",   "t",   "r",   "en",  "et",  "an",   "ar",   "er",   "or",    "na",    "ns",    "ts", "rs", "ens",
     "ets", "ans", "ars", "ers", "ors", "nas", "arna", "erna", "orna", "arnas", "ernas", "ornas", "e",  "a"});
constexpr auto kSwedishLinks = std::to_array<Words>({"s"});
constexpr auto kSwedishLinking = std::to_array<Words>({"ion", "ing", "het", "skap", "itet"});
constexpr auto kSwedishFirst = std::to_array<Words>({"administratörs",
                                                     "adress",
                                                     "affärs",
                                                     "aktivitets",
                                                     "alternativ",
                                                     "analys",
                                                     "användar",
                                                     "arbets",
                                                     "argument",
                                                     "arkiv",
                                                     "attack",
                                                     "attribut",
                                                     "avsändar",
                                                     "bakgrunds",
                                                     "bas",
                                                     "behörighets",
                                                     "beteende",
                                                     "bild",
                                                     "bilds",
                                                     "blogg",
                                                     "certifikat",
                                                     "dags",
                                                     "data",
                                                     "dator",
                                                     "datum",
                                                     "del",
                                                     "diagnos",
                                                     "disk",
                                                     "domän",
                                                     "drift",
                                                     "dubblett",
                                                     "egenskaps",
                                                     "enhets",
                                                     "entitets",
                                                     "export",
                                                     "faktura",
                                                     "fakturerings",
                                                     "feedback",
                                                     "fel",
                                                     "fil",
                                                     "filter",
                                                     "fjärr",
                                                     "flik",
                                                     "flöde",
                                                     "flödes",
                                                     "fråge",
                                                     "funktions",
                                                     "fält",
                                                     "fönster",
                                                     "företags",
                                                     "förfråge",
                                                     "förlopps",
                                                     "grund",
                                                     "grupp",
                                                     "gruppe",
                                                     "gräns",
                                                     "hanterar",
                                                     "hjälp",
                                                     "händelse",
                                                     "hård",
                                                     "identitets",
                                                     "import",
                                                     "indata",
                                                     "index",
                                                     "inköps",
                                                     "inloggnings",
                                                     "innehålls",
                                                     "instans",
                                                     "intresse",
                                                     "jobb",
                                                     "jämförelse",
                                                     "kalender",
                                                     "kanal",
                                                     "katalog",
                                                     "kategori",
                                                     "klass",
                                                     "klient",
                                                     "kod",
                                                     "kolumn",
                                                     "kommando",
                                                     "konsol",
                                                     "kontakt",
                                                     "konto",
                                                     "kontroll",
                                                     "korts",
                                                     "kredit",
                                                     "kund",
                                                     "käll",
                                                     "köp",
                                                     "lagrings",
                                                     "leverantörs",
                                                     "licens",
                                                     "list",
                                                     "lista",
                                                     "livs",
                                                     "logg",
                                                     "läges",
                                                     "läsar",
                                                     "lösenords",
                                                     "mall",
                                                     "mapp",
                                                     "maskin",
                                                     "meddelande",
                                                     "medlems",
                                                     "metod",
                                                     "miljö",
                                                     "minnes",
                                                     "modell",
                                                     "modul",
                                                     "mottagar",
                                                     "mål",
                                                     "månad",
                                                     "månads",
                                                     "mått",
                                                     "namn",
                                                     "nivå",
                                                     "nyckel",
                                                     "nätverk",
                                                     "nätverks",
                                                     "objekt",
                                                     "operativ",
                                                     "paket",
                                                     "parameter",
                                                     "person",
                                                     "plats",
                                                     "port",
                                                     "post",
                                                     "prestanda",
                                                     "princip",
                                                     "pris",
                                                     "process",
                                                     "produkt",
                                                     "profil",
                                                     "program",
                                                     "projekt",
                                                     "prov",
                                                     "proxy",
                                                     "prövnings",
                                                     "punkt",
                                                     "punkts",
                                                     "rad",
                                                     "rapport",
                                                     "realtids",
                                                     "referens",
                                                     "regel",
                                                     "register",
                                                     "resultat",
                                                     "resurs",
                                                     "retur",
                                                     "roll",
                                                     "rot",
                                                     "sak",
                                                     "samtyckes",
                                                     "schema",
                                                     "segment",
                                                     "sensor",
                                                     "sentiment",
                                                     "server",
                                                     "sid",
                                                     "skatt",
                                                     "skript",
                                                     "skriv",
                                                     "skydds",
                                                     "skärm",
                                                     "slut",
                                                     "språk",
                                                     "stack",
                                                     "standard",
                                                     "start",
                                                     "statistik",
                                                     "status",
                                                     "storleks",
                                                     "sträng",
                                                     "support",
                                                     "system",
                                                     "säkerhets",
                                                     "sök",
                                                     "tabell",
                                                     "tal",
                                                     "tangent",
                                                     "tecken",
                                                     "text",
                                                     "tids",
                                                     "tillgångs",
                                                     "tillstånds",
                                                     "tillverkar",
                                                     "tjänst",
                                                     "tjänste",
                                                     "tröskel",
                                                     "typ",
                                                     "undantags",
                                                     "uppgift",
                                                     "uppgifts",
                                                     "upplevelse",
                                                     "utdata",
                                                     "utgifts",
                                                     "utvecklar",
                                                     "utvecklings",
                                                     "variabel",
                                                     "varnings",
                                                     "verktygs",
                                                     "version",
                                                     "versions",
                                                     "video",
                                                     "villkors",
                                                     "väggs",
                                                     "värd",
                                                     "värde",
                                                     "värdes",
                                                     "webb",
                                                     "ämnes",
                                                     "ändrings",
                                                     "åtgärds",
                                                     "åtkomst",
                                                     "översikts"});
constexpr auto kSwedishHeads = std::to_array<Words>(
    {"status",  "namn",    "konto",  "nyckel",        "grupp",           "grupper", "typ",           "fil",
     "filer",   "adress",  "id",     "administratör", "administratörer", "ägare",   "inställningar", "information",
     "regler",  "problem", "nivå",   "mall",          "mallar",          "tjänst",  "tjänster",      "kostnader",
     "kostnad", "portal",  "center", "loggar",        "detaljer",        "profil",  "modell",        "erbjudande"});
constexpr auto kSwedishNoParts = std::to_array<Words>(
    {"aktiv",      "aldrig", "alla",    "alltid", "allt",     "andra",   "annan",   "annat",       "antal",  "att",
     "av",         "bara",   "behöver", "bland",  "blev",     "bli",     "blir",    "bort",        "bra",    "bör",
     "dag",        "de",     "dem",     "den",    "denna",    "dess",    "dessa",   "det",         "detta",  "dig",
     "din",        "dina",   "ditt",    "dock",   "där",      "därför",  "efter",   "egen",        "ej",     "eller",
     "en",         "enda",   "endast",  "enligt", "ett",      "exempel", "extern",  "falsk",       "finns",  "flera",
     "fler",       "fram",   "från",    "får",    "för",      "före",    "först",   "första",      "genom",  "ger",
     "global",     "ha",     "hade",    "hans",   "har",      "hela",    "hos",     "hur",         "här",    "i",
     "ibland",     "icke",   "igen",    "in",     "inga",     "ingen",   "inget",   "innan",       "inom",   "inte",
     "intern",     "ja",     "kan",     "kring",  "omkring",  "ligger",  "lika",    "lokal",       "lätt",   "man",
     "med",        "medan",  "mellan",  "men",    "mer",      "mest",    "mot",     "mycket",      "måste",  "ned",
     "ner",        "ny",     "nya",     "nytt",   "nu",       "när",     "nästa",   "nödvändig",   "och",    "också",
     "ofta",       "olika",  "om",      "ovan",   "per",      "primär",  "privat",  "på",          "redan",  "regex",
     "respektive", "samma",  "samt",    "sedan",  "sekundär", "sig",     "sin",     "sina",        "sitt",   "själv",
     "ska",        "skulle", "som",     "sådan",  "så",       "te",      "till",    "tillsammans", "trots",  "tredje",
     "tills",      "under",  "upp",     "ur",     "ut",       "utan",    "utanför", "utom",        "utökad", "vad",
     "var",        "vara",   "varje",   "vars",   "version",  "vem",     "vet",     "via",         "vid",    "vilka",
     "vilken",     "vilket", "vill",    "visa",   "visar",    "visas",   "väl",     "är",          "även",   "över"});

constexpr auto kNordicEndings =
    std::to_array<Words>({"s",  "n",  "t",   "r",   "e",   "en",  "et",  "er",   "a",    "ne",    "ns",
                          "ts", "rs", "ens", "ets", "ers", "ene", "ane", "enes", "erne", "ernes", "nes"});
constexpr auto kNorwegianLinking = std::to_array<Words>({"sjon", "ing", "het", "skap", "itet"});
constexpr auto kDanishLinking = std::to_array<Words>({"tion", "ing", "hed", "skab", "itet"});
constexpr auto kNordicNoParts = std::to_array<Words>(
    {"af",   "alle", "andre", "at",    "av",  "blir", "bliver", "de",    "den",    "der",    "det", "din",
     "dine", "ditt", "du",    "eller", "en",  "er",   "et",     "etter", "efter",  "for",    "fra", "før",
     "ha",   "har",  "hvis",  "hver",  "i",   "ikke", "kan",    "med",   "mellom", "mellem", "men", "må",
     "når",  "og",   "om",    "på",    "sin", "skal", "som",    "til",   "ved"});

constexpr auto kGermanEndings =
    std::to_array<Words>({"s", "es", "n", "en", "e", "er", "ern", "ens", "em", "ses", "se"});
constexpr auto kGermanLinks = std::to_array<Words>({"s", "n", "en", "es"});
constexpr auto kGermanLinking = std::to_array<Words>({"ung", "ion", "heit", "keit", "schaft", "tät"});
constexpr auto kGermanFirst = std::to_array<Words>(
    {"abonnement", "abo",      "aktivität",   "anmelde",  "arbeits",     "benutzer", "betriebs",  "dateien",
     "datei",      "daten",    "dienst",      "domänen",  "ereignis",    "fehler",   "geräte",    "geschäfts",
     "gruppen",    "kennwort", "konto",       "kontakt",  "kunden",      "laufwerk", "lizenz",    "modell",
     "modul",      "netzwerk", "objekt",      "paket",    "parameter",   "profil",   "projekt",   "protokoll",
     "prozess",    "quell",    "rechnungs",   "server",   "sicherheits", "skript",   "speicher",  "sprach",
     "standard",   "start",    "system",      "tabellen", "test",        "text",     "umgebungs", "unternehmens",
     "variablen",  "versions", "verzeichnis", "ziel",     "zugriffs"});
constexpr auto kGermanNoParts = std::to_array<Words>(
    {"aktion", "alle", "als",     "am",    "an",    "auf",   "aus",   "bei",   "beim",    "bis",      "da",
     "das",    "dass", "dem",     "den",   "der",   "des",   "die",   "diese", "dieser",  "dieses",   "durch",
     "ein",    "eine", "einem",   "einen", "einer", "eines", "er",    "es",    "für",     "funktion", "hat",
     "ihr",    "ihre", "ihrem",   "ihren", "ihrer", "im",    "in",    "ist",   "je",      "jede",     "jeder",
     "kann",   "kein", "keine",   "mit",   "nach",  "neue",  "neuen", "nicht", "nur",     "oder",     "option",
     "per",    "sie",  "sind",    "so",    "über",  "um",    "und",   "unter", "version", "vom",      "von",
     "vor",    "was",  "weitere", "wenn",  "wie",   "wird",  "zu",    "zum",   "zur"});

constexpr auto kDutchEndings = std::to_array<Words>({"s", "en", "n", "es", "eren", "je", "jes"});
constexpr auto kDutchLinks = std::to_array<Words>({"s", "en"});
constexpr auto kDutchLinking = std::to_array<Words>({"ing", "heid", "teit", "schap"});
constexpr auto kDutchNoParts = std::to_array<Words>(
    {"aan",  "alle", "als",  "bij",  "dan",   "dat",  "de",   "deze",  "die", "dit", "door",  "een",
     "en",   "er",   "gaat", "geen", "heeft", "het",  "hoe",  "in",    "is",  "kan", "kunt",  "maar",
     "meer", "met",  "moet", "na",   "naar",  "niet", "nog",  "nu",    "of",  "om",  "onder", "ook",
     "op",   "over", "te",   "tot",  "uit",   "van",  "voor", "wordt", "zijn"});

constexpr auto kFrenchEndings = std::to_array<Words>({"s", "x", "e", "es"});
constexpr auto kSpanishEndings = std::to_array<Words>({"s", "es"});

constexpr auto kHebrewEndings = std::to_array<Words>({"ים", "ות", "י", "ה", "ת", "ך", "ו", "כם", "יך", "נו"});
constexpr auto kHebrewPrefixes =
    std::to_array<Words>({"ה",  "ב",  "ל",  "מ",  "ש",  "ו",  "כ",  "וה",  "וב", "ול",  "ומ",
                          "וש", "וכ", "שה", "שב", "של", "מה", "כש", "כשה", "שמ", "ושה", "לכש"});
constexpr auto kArabicEndings =
    std::to_array<Words>({"ات", "ين", "ون", "ان", "ة", "ه", "ها", "ك", "ي", "كم", "هم", "نا", "اً", "ًا", "تين"});
constexpr auto kArabicPrefixes = std::to_array<Words>(
    {"ال", "و", "ب", "ل", "ف", "ك", "لل", "بال", "وال", "فال", "كال", "ول", "وب", "ولل", "وبال", "فل"});

constexpr auto kTable = std::to_array<Inflection>({
    {.language = "ar", .endings = kArabicEndings, .prefixes = kArabicPrefixes},
    {.language = "da",
     .endings = kNordicEndings,
     .compounds = true,
     .links = kSwedishLinks,
     .linking_nouns = kDanishLinking,
     .no_parts = kNordicNoParts},
    {.language = "de",
     .endings = kGermanEndings,
     .compounds = true,
     .capital_nouns = true,
     .links = kGermanLinks,
     .linking_nouns = kGermanLinking,
     .first_parts = kGermanFirst,
     .no_parts = kGermanNoParts},
    {.language = "en", .endings = kEnglishEndings},
    {.language = "es", .endings = kSpanishEndings},
    {.language = "fr", .endings = kFrenchEndings},
    {.language = "he", .endings = kHebrewEndings, .prefixes = kHebrewPrefixes},
    {.language = "ja", .joined = true},
    {.language = "km", .joined = true},
    {.language = "ko", .joined = true},
    {.language = "lo", .joined = true},
    {.language = "my", .joined = true},
    {.language = "nb",
     .endings = kNordicEndings,
     .compounds = true,
     .links = kSwedishLinks,
     .linking_nouns = kNorwegianLinking,
     .no_parts = kNordicNoParts},
    {.language = "nl",
     .endings = kDutchEndings,
     .compounds = true,
     .links = kDutchLinks,
     .linking_nouns = kDutchLinking,
     .no_parts = kDutchNoParts},
    {.language = "nn",
     .endings = kNordicEndings,
     .compounds = true,
     .links = kSwedishLinks,
     .linking_nouns = kNorwegianLinking,
     .no_parts = kNordicNoParts},
    {.language = "no",
     .endings = kNordicEndings,
     .compounds = true,
     .links = kSwedishLinks,
     .linking_nouns = kNorwegianLinking,
     .no_parts = kNordicNoParts},
    {.language = "pt", .endings = kSpanishEndings},
    {.language = "sv",
     .endings = kSwedishEndings,
     .compounds = true,
     .links = kSwedishLinks,
     .linking_nouns = kSwedishLinking,
     .first_parts = kSwedishFirst,
     .heads = kSwedishHeads,
     .no_parts = kSwedishNoParts},
    {.language = "th", .joined = true},
    {.language = "zh", .joined = true},
});

constexpr Inflection kUnknown{.language = ""};

// "nyckel" has "nycklar", "fönster" "fönstret": the vowel before the last letter goes. And "tabell/a" loses its own.
bool is_form_of_shortened(std::string_view word, std::string_view base, const Inflection& inflection) {
  if (base.size() < 4) return false;
  const std::string_view end = base.substr(base.size() - 2);
  const bool drops_last = end[1] == 'a' || end[1] == 'e';
  const bool drops_vowel = end == "el" || end == "er" || end == "en";
  const auto has_ending = [&](std::string_view rest) {
    return std::ranges::find(inflection.endings, rest) != inflection.endings.end();
  };
  const std::string_view stem = base.substr(0, base.size() - 1);
  if (drops_last && word.starts_with(stem) && has_ending(word.substr(stem.size()))) return true;
  const std::string_view front = base.substr(0, base.size() - 2);
  return drops_vowel && word.starts_with(front) && word.size() > front.size() && word[front.size()] == end[1] &&
         has_ending(word.substr(front.size() + 1));
}

bool is_inflected(std::string_view word, std::string_view base, const Inflection& inflection) {
  if (word == base) return true;
  if (word.starts_with(base) &&
      std::ranges::find(inflection.endings, word.substr(base.size())) != inflection.endings.end())
    return true;
  return is_form_of_shortened(word, base, inflection);
}

}  // namespace

const Inflection& inflection_of(std::string_view locale) {
  const std::string_view language = language_subtag(locale);
  const auto found = std::ranges::lower_bound(kTable, language, {}, &Inflection::language);
  return found != kTable.end() && found->language == language ? *found : kUnknown;
}

bool is_form_of(std::string_view word, std::string_view base, const Inflection& inflection) {
  if (is_inflected(word, base, inflection)) return true;
  return std::ranges::any_of(inflection.prefixes, [&](std::string_view prefix) {
    return word.size() > prefix.size() && word.starts_with(prefix) &&
           is_inflected(word.substr(prefix.size()), base, inflection);
  });
}

bool may_hold(std::string_view word, std::string_view base, const Inflection& inflection) {
  if (is_form_of(word, base, inflection)) return true;
  if (inflection.joined) return word.find(base) != std::string_view::npos;
  constexpr size_t kLongEnough = 4;  // bytes: shorter ones stand in too many words
  if (inflection.compounds || !inflection.prefixes.empty()) {
    // The last letter may change: "tjänst" in "molntjänster", "Regel" in "Regelwerk", "שירות" in "בשירותים".
    std::string_view core = base;
    for (bool inside = core.size() > kLongEnough + 1; inside && !core.empty();) {
      inside = (static_cast<unsigned char>(core.back()) & 0xC0U) == 0x80U;
      core.remove_suffix(1);
    }
    return base.size() >= kLongEnough && word.find(core) != std::string_view::npos;
  }
  if (!inflection.endings.empty() || base.size() < kLongEnough) return false;
  const size_t shared = base.size() - std::min<size_t>(base.size() / 3, 4);
  return word.starts_with(base.substr(0, shared)) && word.size() <= base.size() + 12;
}

}  // namespace docloc::text
