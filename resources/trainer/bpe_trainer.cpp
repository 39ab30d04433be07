// SPDX-License-Identifier: GPL-3.0-or-later
#include "bpe_trainer.h"

#include "base/files.h"
#include "base/utf8.h"
#include "tokenizer/byte_alphabet.h"
#include "tokenizer/splitter.h"

#include <headscope/error.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

namespace headscope {

namespace {

using SymbolPair = std::pair<int, int>;

struct Word {
    std::vector<int> symbols;
    std::int64_t count = 0;
};

struct Merge {
    std::size_t rank = 0;
    int result = 0;
};

// The symbols and merges so far. Two merges that spell the same text share one symbol.
class Merges {
 public:
    Merges() {
        for (const std::uint8_t byte : bytesInIdOrder()) {
            const char c = static_cast<char>(byte);
            m_idOfByte[byte] = symbol(toByteAlphabet({&c, 1}));
        }
    }

    int add(SymbolPair pair) {
        const int result = symbol(text(pair.first) + text(pair.second));
        // A symbol reached by another way can bring back a pair that is merged already.
        if (m_byPair.emplace(pair, Merge{m_merges.size(), result}).second) m_merges.push_back(pair);
        return result;
    }

    [[nodiscard]] std::vector<int> bytesOf(const std::string& word) const {
        std::vector<int> symbols;
        for (const char c : word)
            symbols.push_back(m_idOfByte[static_cast<std::uint8_t>(c)]);
        return symbols;
    }

    // The word under all merges so far, as an encoder would see it.
    [[nodiscard]] std::vector<int> encode(const std::string& word) const;

    [[nodiscard]] const std::string& text(int id) const {
        return m_texts[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] const std::vector<std::string>& texts() const { return m_texts; }
    [[nodiscard]] const std::vector<SymbolPair>& merges() const { return m_merges; }

 private:
    int symbol(const std::string& text) {
        const auto [entry, isNew] = m_ids.emplace(text, static_cast<int>(m_texts.size()));
        if (isNew) m_texts.push_back(text);
        return entry->second;
    }

    std::array<int, 256> m_idOfByte{};
    std::vector<std::string> m_texts;
    std::unordered_map<std::string, int> m_ids;
    std::vector<SymbolPair> m_merges;
    std::map<SymbolPair, Merge> m_byPair;
};

// Joins each occurrence of the pair, from the left.
std::vector<int> joined(const std::vector<int>& symbols, SymbolPair pair, int result) {
    std::vector<int> out;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        const bool here =
            i + 1 < symbols.size() && symbols[i] == pair.first && symbols[i + 1] == pair.second;
        out.push_back(here ? result : symbols[i]);
        if (here) ++i;
    }
    return out;
}

std::vector<int> Merges::encode(const std::string& word) const {
    std::vector<int> symbols = bytesOf(word);
    while (true) {
        const Merge* best = nullptr;
        SymbolPair bestPair;
        for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
            const SymbolPair pair{symbols[i], symbols[i + 1]};
            const auto entry = m_byPair.find(pair);
            if (entry == m_byPair.end() || (best && entry->second.rank >= best->rank)) continue;
            best = &entry->second;
            bestPair = pair;
        }
        if (!best) return symbols;
        symbols = joined(symbols, bestPair, best->result);
    }
}

// How often each pair of neighbours occurs, kept up to date while words are joined.
class PairStatistics {
 public:
    PairStatistics(const WordCounts& counts, const Merges& merges) {
        for (const auto& [word, count] : counts) {
            if (count <= 0) continue;
            m_words.push_back({merges.bytesOf(word), count});
            addPairs(m_words.size() - 1, +1);
        }
    }

    // The most frequent pair that occurs at least so often; ties by text.
    [[nodiscard]] std::optional<SymbolPair> best(std::int64_t minimum, const Merges& merges) const {
        const SymbolPair* best = nullptr;
        std::int64_t bestCount = 0;
        const auto textsOf = [&](const SymbolPair& pair) {
            return std::tie(merges.text(pair.first), merges.text(pair.second));
        };
        for (const auto& [pair, uses] : m_pairs) {
            if (uses.count < std::max<std::int64_t>(minimum, 1) || uses.count < bestCount) continue;
            if (uses.count == bestCount && textsOf(pair) >= textsOf(*best)) continue;
            best = &pair;
            bestCount = uses.count;
        }
        return best ? std::optional(*best) : std::nullopt;
    }

    void join(SymbolPair pair, int result) {
        const std::set<std::size_t> words = m_pairs.at(pair).words;
        for (const std::size_t word : words) {
            addPairs(word, -1);
            m_words[word].symbols = joined(m_words[word].symbols, pair, result);
            addPairs(word, +1);
        }
    }

 private:
    struct Uses {
        std::int64_t count = 0;
        std::set<std::size_t> words;
    };

    void addPairs(std::size_t index, int sign) {
        const Word& word = m_words[index];
        for (std::size_t i = 0; i + 1 < word.symbols.size(); ++i) {
            const auto entry = m_pairs.try_emplace({word.symbols[i], word.symbols[i + 1]}).first;
            entry->second.count += sign * word.count;
            if (sign > 0) {
                entry->second.words.insert(index);
            } else if (entry->second.count == 0) {
                m_pairs.erase(entry);
            } else if (sign < 0) {
                entry->second.words.erase(index);
            }
        }
    }

    std::vector<Word> m_words;
    std::map<SymbolPair, Uses> m_pairs;
};

void requireOneWord(const std::string& word, const Splitter& splitter) {
    const std::size_t pieces = splitter.split(word).size();
    if (pieces == 1) return;
    throw inputError(fmt::format("\"{}\" cannot be a single token: it is {} words", word, pieces),
                     "List only single words, with their leading space where they have one.");
}

// A merge has a worse rank than all before it, so it cannot change how an earlier word that is one
// token already comes together.
void forceSingle(Merges& merges, const std::string& word) {
    std::vector<int> symbols = merges.encode(word);
    while (symbols.size() > 1) {
        merges.add({symbols[0], symbols[1]});
        symbols = merges.encode(word);
    }
}

}  // namespace

void countWords(std::string_view utf8, WordCounts& counts) {
    static const Splitter kSplitter;
    for (const auto& [begin, end] : kSplitter.split(utf8)) {
        ++counts[std::string(utf8.substr(begin, end - begin))];
    }
}

LearnedBpe learnBpe(const WordCounts& counts, const BpeOptions& options) {
    const Splitter splitter;
    for (const std::string& word : options.mustBeSingle)
        requireOneWord(word, splitter);

    Merges merges;
    PairStatistics statistics(counts, merges);
    auto several = options.mustBeSingle.begin();  // the first word that may still be several tokens
    const auto enough = [&] {
        if (options.vocabularySize == 0) {
            // A word that is one token stays one, so those before `several` need no second look.
            several = std::find_if(several, options.mustBeSingle.end(), [&](const auto& word) {
                return merges.encode(word).size() > 1;
            });
            return several == options.mustBeSingle.end();
        }
        return merges.texts().size() + options.specials.size() >=
               static_cast<std::size_t>(std::max(options.vocabularySize, 0));
    };
    while (!enough()) {
        const auto pair = statistics.best(options.minimumCount, merges);
        if (!pair) break;
        statistics.join(*pair, merges.add(*pair));
    }
    for (const std::string& word : options.mustBeSingle)
        forceSingle(merges, word);

    LearnedBpe learned{merges.texts(), {}};
    learned.vocabulary.insert(learned.vocabulary.end(), options.specials.begin(),
                              options.specials.end());
    for (const auto& [left, right] : merges.merges()) {
        learned.merges.emplace_back(merges.text(left), merges.text(right));
    }
    return learned;
}

void writeBpe(const LearnedBpe& bpe, const std::filesystem::path& folder) {
    nlohmann::ordered_json vocabulary = nlohmann::ordered_json::object();
    // Straight into the underlying list: ordered_json's operator[] searches it for each new key.
    auto& entries = vocabulary.get_ref<nlohmann::ordered_json::object_t&>();
    for (std::size_t id = 0; id < bpe.vocabulary.size(); ++id) {
        entries.push_back({bpe.vocabulary[id], id});
    }
    writeAtomically(folder / "vocab.json", [&](std::ostream& out) { out << vocabulary.dump(); });
    writeAtomically(folder / "merges.txt", [&](std::ostream& out) {
        out << "#version: 0.2\n";
        for (const auto& [left, right] : bpe.merges)
            out << left << ' ' << right << '\n';
    });
}

}  // namespace headscope
