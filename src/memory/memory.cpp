#include "memory/memory.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "memory/entry_bytes.h"
#include "memory/index_reader.h"
#include "memory/index_schema.h"
#include "memory/index_writer.h"
#include "memory/sqlite.h"
#include "segment/article.h"

namespace docloc::memory {
namespace {

// How many catalogs are held at once while an index is built.
constexpr size_t kChunk = 128;
// Of so many sources similar() looks at the entries.
constexpr size_t kMostSources = 24;
constexpr uint32_t kNearlySame = 99;

}  // namespace

// The connection that writes, and those that look things up.
class Memory::Index {
 public:
  Index(std::string path, std::string source_locale, const std::string& target_locale)
      : path_(std::move(path)),
        source_locale_(std::move(source_locale)),
        identity_(fmt::format("{} {} {}", source_locale_, target_locale, hex16(fingerprint(source_locale_)))) {
    if (!path_.empty()) open_file();
    if (path_.empty() && !database_) open_in_memory(nullptr);
  }

  [[nodiscard]] bool works() const { return database_ && database_->fault() == Fault::none; }
  [[nodiscard]] const std::string& message() const { return database_->message(); }
  [[nodiscard]] const std::string& notice() const { return notice_; }
  [[nodiscard]] const std::string& source_locale() const { return source_locale_; }
  [[nodiscard]] bool is_damaged() const { return damaged_ || overtaken_; }

  void remake() {
    const bool damaged = damaged_.exchange(false);
    overtaken_ = false;
    readers_.clear();
    if (damaged && !path_.empty() && !remade_) return remake_file();
    // Two that take turns in one file would never come to an end.
    const std::unique_ptr<Database> old = std::move(database_);
    path_.clear();
    open_in_memory(damaged ? nullptr : old.get());
  }

  size_t refresh(std::span<const Feed> feeds, const Provide& provide) {
    readers_.clear();
    bool remade = false;
    for (int attempt = 0; attempt < 3; ++attempt) {
      const size_t changed = try_refresh(feeds, provide);
      if (works()) return changed;
      if (database_->fault() == Fault::damaged && !path_.empty() && !remade) {
        remade = true;
        remake_file();
      } else {
        const bool copy = database_->fault() == Fault::unwritable;
        const std::unique_ptr<Database> old = std::move(database_);
        work_in_memory(copy ? old.get() : nullptr, old->message());
      }
    }
    return 0;
  }

  // Lends a reader for the time of one lookup.
  template <typename Use>
  auto with_reader(Use use) {
    std::unique_ptr<IndexReader> reader = borrow();
    auto result = [&] {
      // One state of the file for the whole lookup, and the one that was asked for.
      const Transaction state(reader->database(), Transaction::Kind::read);
      const bool same = reader->content() == content_;
      if (!same && reader->database().fault() == Fault::none) overtaken_ = true;
      return use(*reader);
    }();
    const Fault fault = reader->database().fault();
    // A lookup that did not work has found nothing it should have found, whatever the reason.
    if (fault == Fault::damaged) damaged_ = true;
    if (fault == Fault::unwritable) overtaken_ = true;
    give_back(fault == Fault::none ? std::move(reader) : nullptr);
    return result;
  }

  [[nodiscard]] Size size() {
    const auto count = [&](const char* sql) {
      Statement statement(*database_, sql);
      size_t number = 0;
      while (statement.next())
        number = static_cast<size_t>(statement.integer(0));
      return number;
    };
    return {.feeds = count("SELECT count(*) FROM feeds"),
            .entries = count("SELECT count(*) FROM entries"),
            .sources = count("SELECT count(*) FROM sources")};
  }

 private:
  void open_file() {
    for (const bool again : {false, true}) {
      database_ = std::make_unique<Database>(path_);
      IndexKind kind = kind_of_index(*database_, identity_);
      if (kind == IndexKind::empty) {
        create_index(*database_, identity_);
        kind = kind_of_index(*database_, identity_);
      }
      if (kind == IndexKind::ours) {
        content_ = content_of_index(*database_);
        return;
      }
      const bool unwritable = database_->fault() == Fault::unwritable;
      const std::string reason = database_->message();
      database_.reset();
      if (unwritable || again || !remove_database(path_)) return work_in_memory(nullptr, reason);
    }
  }

  void remake_file() {
    remade_ = true;
    database_.reset();
    if (!remove_database(path_)) return work_in_memory(nullptr, "it is damaged and cannot be removed");
    open_file();
  }

  void work_in_memory(Database* copied, std::string_view reason) {
    notice_ = fmt::format("The memory index {} cannot be written{}{}; docloc keeps it in memory this time.", path_,
                          reason.empty() ? "" : ": ", reason);
    path_.clear();
    open_in_memory(copied);
  }

  void open_in_memory(Database* copied) {
    database_ = std::make_unique<Database>("");
    if (copied != nullptr) {
      copied->forget_fault();
      database_->copy_from(*copied);
      if (works() && kind_of_index(*database_, identity_) == IndexKind::ours) return;
      database_ = std::make_unique<Database>("");
    }
    create_index(*database_, identity_);
    content_ = content_of_index(*database_);
  }

  // What a refresh has to do.
  struct Difference {
    std::vector<int64_t> gone;
    std::vector<size_t> changed;  // indices of feeds
  };

  Difference compare(std::span<const Feed> feeds) {
    std::unordered_map<std::string_view, size_t> wanted;
    for (size_t i = 0; i < feeds.size(); ++i)
      wanted.emplace(feeds[i].name, i);
    Difference difference;
    std::vector<bool> current(feeds.size(), false);
    Statement stored(*database_, "SELECT id, name, stamp FROM feeds");
    while (stored.next()) {
      const auto found = wanted.find(stored.bytes(1));
      if (found != wanted.end() && feeds[found->second].stamp == stored.bytes(2)) {
        current[found->second] = true;
      } else {
        difference.gone.push_back(stored.integer(0));
      }
    }
    for (size_t i = 0; i < feeds.size(); ++i) {
      if (!current[i]) difference.changed.push_back(i);
    }
    return difference;
  }

  size_t try_refresh(std::span<const Feed> feeds, const Provide& provide) {
    content_ = content_of(feeds);
    const Difference first = compare(feeds);
    if (!works() || (first.gone.empty() && first.changed.empty())) return 0;
    Transaction transaction(*database_, Transaction::Kind::write);
    // Another docloc may have done it while this one waited for the lock.
    const Difference difference = compare(feeds);
    if (works()) write(feeds, difference, provide);
    transaction.commit();
    return difference.changed.size();
  }

  void write(std::span<const Feed> feeds, const Difference& difference, const Provide& provide) {
    IndexWriter writer(*database_, source_locale_);
    for (const int64_t feed : difference.gone)
      writer.remove(feed);
    const std::span<const size_t> changed(difference.changed);
    for (size_t begin = 0; begin < changed.size() && works(); begin += kChunk) {
      const std::span<const size_t> chunk = changed.subspan(begin, std::min(kChunk, changed.size() - begin));
      const std::vector<std::vector<Entry>> entries = provide(chunk);
      for (size_t i = 0; i < chunk.size(); ++i)
        writer.add(feeds[chunk[i]], entries[i]);
    }
    writer.finish(content_);
  }

  std::unique_ptr<IndexReader> borrow() {
    std::unique_lock lock(mutex_);
    // In memory there is one connection; a file may have any number.
    returned_.wait(lock, [&] { return !path_.empty() || lent_ == 0; });
    ++lent_;
    if (!readers_.empty()) {
      std::unique_ptr<IndexReader> reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
    lock.unlock();
    if (path_.empty()) return std::make_unique<IndexReader>(nullptr, *database_);
    auto own = std::make_unique<Database>(path_);
    Database& database = *own;
    return std::make_unique<IndexReader>(std::move(own), database);
  }

  void give_back(std::unique_ptr<IndexReader> reader) {
    const std::lock_guard lock(mutex_);
    --lent_;
    if (reader) readers_.push_back(std::move(reader));
    returned_.notify_one();
  }

  std::string path_;  // empty: in memory
  std::string source_locale_;
  std::string identity_;
  std::string notice_;
  std::unique_ptr<Database> database_;
  uint64_t content_ = 0;  // that lookups expect
  bool remade_ = false;
  std::atomic<bool> damaged_ = false;
  std::atomic<bool> overtaken_ = false;  // by another docloc that changed the file, or keeps it locked

  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<IndexReader>> readers_;  // idle
  size_t lent_ = 0;
};

namespace {

// What lookups sort by. Leverage makes entries of its own that repeat others: they must not change what comes first, or
// a second run would guess differently. So an older translation goes behind only where a current one replaced it, and
// what is left to chance is only whose codes are shown.
struct Order {
  bool out_of_context;
  uint32_t difference;
  bool other_role;
  bool machine;
  bool replaced;
  int state;
  std::string source;
  std::string target;
  size_t other_codes;
  std::string bytes;
  friend auto operator<=>(const Order&, const Order&) = default;
};

Order order_of(const Found& found, bool replaced, const Query& query) {
  const Entry& entry = found.entry;
  const auto is_other = [&](const segment::Code& code) {
    return std::ranges::none_of(query.codes, [&](const segment::Code& one) {
      return one.kind == code.kind && one.open == code.open && one.close == code.close;
    });
  };
  return {.out_of_context = !found.in_context,
          .difference = 100 - found.similarity,
          .other_role = !entry.role.empty() && entry.role != query.role,
          .machine = entry.origin == catalog::Origin::machine,
          .replaced = replaced,
          .state = -static_cast<int>(entry.state),
          .source = source_form(entry),
          .target = target_form(entry),
          .other_codes = static_cast<size_t>(std::ranges::count_if(entry.codes, is_other)),
          .bytes = to_bytes(entry)};
}

// Of those that say the same the best one, best first.
std::vector<Found> sort_out(std::vector<std::pair<Order, Found>> found) {
  std::ranges::sort(found, {}, &std::pair<Order, Found>::first);
  std::set<std::pair<std::string, std::string>> seen;
  std::vector<Found> out;
  for (auto& [order, one] : found) {
    if (seen.emplace(order.source, order.target).second) out.push_back(std::move(one));
  }
  return out;
}

// An older translation whose text has another one now, in the same role, by the same kind of translator.
bool is_replaced(const Entry& entry, const std::vector<Entry>& entries) {
  return entry.older && std::ranges::any_of(entries, [&](const Entry& other) {
           const bool alike = other.role == entry.role && other.origin == entry.origin;
           return alike && !other.older && target_form(other) != target_form(entry);
         });
}

}  // namespace

Memory::Memory(std::unique_ptr<Index> index) : index_(std::move(index)) {}
Memory::Memory(Memory&& other) noexcept = default;
Memory& Memory::operator=(Memory&& other) noexcept = default;
Memory::~Memory() = default;

Result<Memory> Memory::open(std::string path, std::string source_locale, const std::string& target_locale) {
  auto index = std::make_unique<Index>(std::move(path), std::move(source_locale), target_locale);
  if (!index->works()) return fail(fmt::format("The translation memory does not work: {}.", index->message()));
  return Memory(std::move(index));
}

size_t Memory::refresh(std::span<const Feed> feeds, const Provide& provide) {
  return index_->refresh(feeds, provide);
}

bool Memory::is_damaged() const {
  return index_->is_damaged();
}

void Memory::remake() {
  index_->remake();
}

const std::string& Memory::notice() const {
  return index_->notice();
}

Memory::Size Memory::size() const {
  return index_->size();
}

std::vector<Found> Memory::exact(const Query& query, std::string_view except) const {
  std::vector<Found> found = index_->with_reader([&](IndexReader& reader) { return reader.exact(query, except); });
  const std::string form = segment::key_text(query.source, query.codes);
  std::erase_if(found, [&](const Found& one) { return source_form(one.entry) != form; });
  std::ranges::sort(found, {}, [&](const Found& one) { return order_of(one, one.entry.older, query); });
  return found;
}

std::vector<Found> Memory::similar(const Query& query, uint32_t least, size_t most) const {
  const Measure measured = measure(query.source, query.codes, index_->source_locale());
  std::vector<Found> found = sort_out(index_->with_reader([&](IndexReader& reader) {
    std::vector<std::pair<Order, Found>> all;
    for (const Candidate& candidate : reader.candidates(measured, least, kMostSources)) {
      const std::vector<Entry> entries = reader.entries_of(candidate.source);
      for (const Entry& entry : entries) {
        const bool is_exact = candidate.key == query.key && (entry.role == query.role || entry.role.empty());
        if (is_exact) continue;
        Found one{.entry = entry, .similarity = std::min(candidate.similarity, kNearlySame)};
        Order order = order_of(one, is_replaced(entry, entries), query);
        all.emplace_back(std::move(order), std::move(one));
      }
    }
    return all;
  }));
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace docloc::memory
