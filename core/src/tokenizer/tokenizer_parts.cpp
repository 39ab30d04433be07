// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/tokenizer_parts.h"

#include "base/files.h"
#include "base/json.h"
#include "folder/folder_files.h"
#include "tokenizer/added_token_list.h"
#include "tokenizer/json_fields.h"
#include "tokenizer/made_tokens.h"
#include "tokenizer/merges_file.h"
#include "tokenizer/post_processor.h"
#include "tokenizer/side_files.h"
#include "tokenizer/tokenizer_json.h"

#include <headscope/error.h>

#include <optional>
#include <utility>

namespace headscope {

namespace {

namespace fs = std::filesystem;

constexpr const char* kMergesHint =
    phrase("Download the merges again, or use those that belong to this model.");

void checkClass(const SideFiles& side, const fs::path& folder) {
    const TokenizerClass& tokenizer = side.tokenizer();
    if (tokenizer.isSplitLikeGpt2()) return;
    throw inputError(
        say("%1: the tokenizer is a %2", displayPath(folder / tokenizer.file),
            shownName(tokenizer.name)),
        say("Headscope encodes as GPT-2 does; this model was trained on other tokens."));
}

/// Gathers the parts from one file after the other.
class PartsReader {
 public:
    explicit PartsReader(const fs::path& folder) : m_folder(folder), m_side(folder) {}

    TokenizerParts read() {
        checkTokenizerFiles(m_folder);
        const bool whole = isThere(m_folder / kTokenizerFile);
        if (whole) {
            readWhole(readTokenizerJson(m_folder / kTokenizerFile));
        } else {
            readPair();
        }
        readAdded(whole);
        checkMade(m_parts.vocabulary, m_parts.merges, m_mergesFile, kMergesHint, m_parts.notes);
        if (whole) comparePair();
        noteVocabulary();
        noteOther(whole);
        if (m_side.flag("split_special_tokens")) m_added.passOverSpecial();
        m_parts.added = m_added.take();
        return std::move(m_parts);
    }

 private:
    void readWhole(TokenizerJson json) {
        const std::string file = displayPath(m_folder / kTokenizerFile);
        m_parts.vocabulary = Vocabulary::of(json.vocabulary, file);
        m_words = m_parts.vocabulary.count();
        m_mergesFile = file;
        MergeReader merges(m_parts.vocabulary, kOtherFileHint);
        merges.reserve(json.merges.size());
        std::size_t number = 0;
        for (const auto& [left, right] : json.merges)
            merges.add(left, right, {file, phrase("merge"), ++number});
        note(merges.note(kTokenizerFile));
        m_parts.merges = merges.take();
        m_parts.splitWords = json.splitWords;
        m_added.add(json.added, file, m_parts.vocabulary);
        choosePrefix(json);
        if (!json.around.empty())
            note(noteOn(json.around, say("post_processor in %1", kTokenizerFile)));
        m_around = std::move(json.around);
        m_mergeList = std::move(json.merges);
        m_entries = std::move(json.vocabulary);
    }

    void readPair() {
        checkClass(m_side, m_folder);
        m_mergesFile = displayPath(m_folder / kMergesFile);
        m_parts.vocabulary = Vocabulary::read(m_folder / kVocabularyFile);
        m_words = m_parts.vocabulary.count();
        m_parts.merges = readMerges(m_folder / kMergesFile, m_parts.vocabulary, m_parts.notes);
        m_parts.prefixSpace = m_side.flag("add_prefix_space");
    }

    // GPT-2's class replaces the file's choice by its own, in versions 4 and 5 of transformers; the
    // generic class does so only in some of 4, and none of 4 does in a sequence.
    void choosePrefix(const TokenizerJson& json) {
        const bool said = m_side.has("add_prefix_space");
        const bool chosen = m_side.flag("add_prefix_space");
        const bool byClass = m_side.tokenizer().kind == TokenizerClass::Kind::Gpt2 ||
                             m_side.tokenizer().kind == TokenizerClass::Kind::Roberta;
        m_parts.prefixSpace = !json.isSequence && (byClass || said) ? chosen : json.prefixSpace;
        if (chosen == json.prefixSpace || (byClass && !json.isSequence)) return;
        note(m_parts.prefixSpace
                 ? say("%1 and %2 differ in add_prefix_space, of which versions of transformers "
                       "make different things; Headscope puts a space before a text.",
                       kTokenizerConfigFile, kTokenizerFile)
                 : say("%1 and %2 differ in add_prefix_space, of which versions of transformers "
                       "make different things; Headscope puts no space before a text.",
                       kTokenizerConfigFile, kTokenizerFile));
    }

    void readAdded(bool whole) {
        SideFiles::Added added = m_side.addedTokens();
        // tokenizer.json knows more of a token than added_tokens.json, which has its id alone.
        std::erase_if(added.tokens, [&](const AddedToken& token) {
            return whole && !added.isDecoder && m_added.contains(token.content) &&
                   m_parts.vocabulary.ofSymbol(token.content) == token.id;
        });
        m_added.add(added.tokens, added.file, m_parts.vocabulary);
        auto special = m_side.specialTokens();
        std::erase_if(special,
                      [&](const AddedToken& token) { return m_added.contains(token.content); });
        m_added.add(special, m_side.file(), m_parts.vocabulary);
    }

    // vocab.json and merges.txt beside tokenizer.json, which Python's fast tokenizer does not read.
    void comparePair() {
        const fs::path vocabulary = m_folder / kVocabularyFile;
        if (isThere(vocabulary)) noteDifference(vocabulary, [&] { return otherToken(vocabulary); });
        const fs::path merges = m_folder / kMergesFile;
        if (isThere(merges)) {
            noteDifference(merges, [&] { return placeOfOtherMerge(merges, m_mergeList); });
        }
    }

    template <typename Find>
    void noteDifference(const fs::path& file, Find find) {
        std::optional<Message> place;
        try {
            place = find();
        } catch (const Error& error) {
            place = error.message();
        }
        if (!place) return;
        note(say("%1 is not as %2 has it (%3): the latter is used, as transformers does.",
                 displayPath(file.filename()), kTokenizerFile, *place));
    }

    [[nodiscard]] std::optional<Message> otherToken(const fs::path& file) const {
        std::size_t words = 0;
        for (const auto& [symbol, id] : Vocabulary::readEntries(file)) {
            if (m_parts.vocabulary.ofSymbol(symbol) != id) return shownName(symbol);
            words += m_added.contains(symbol) ? 0 : 1;
        }
        for (const auto& [symbol, id] : m_entries) {
            if (!m_added.contains(symbol)) --words;
        }
        return words == 0 ? std::nullopt : std::optional(say("tokens are missing"));
    }

    void noteVocabulary() {
        const Vocabulary& vocabulary = m_parts.vocabulary;
        if (const int holes = vocabulary.size() - vocabulary.count(); holes > 0) {
            TokenId first = 0;
            while (vocabulary.bytes(first) != nullptr)
                ++first;
            note(holes == 1 ? say("The vocabulary has no token for the id %1.", first)
                            : say("The vocabulary has no tokens for %1 ids below its largest, %2 "
                                  "for one.",
                                  holes, first));
        }
        note(m_added.noteOnIds(m_words));
        const std::optional<int> room = m_side.modelVocabulary();
        if (room && *room != vocabulary.size()) {
            const TokenId last = vocabulary.size() - 1;
            note(
                *room < vocabulary.size()
                    ? say("The vocabulary ends at the id %1, the model's vocab_size is %2: a text "
                          "with a token beyond it is refused.",
                          last, *room)
                    : say("The vocabulary ends at the id %1, the model's vocab_size is %2: the ids "
                          "between have no token.",
                          last, *room));
        }
    }

    void noteOther(bool whole) {
        const TokenizerClass& tokenizer = m_side.tokenizer();
        using Class = TokenizerClass::Kind;
        if (whole && tokenizer.kind == Class::Other) {
            note(
                say("%1 names the tokenizer %2, which Headscope does not know: what it "
                    "does beyond tokenizer.json is not done.",
                    tokenizer.file, shownName(tokenizer.name)));
        }
        if (!whole && tokenizer.kind == Class::Generic) {
            note(
                say("%1 names the tokenizer %2, which in Python needs a tokenizer.json: "
                    "vocab.json and merges.txt are read as GPT-2's.",
                    tokenizer.file, shownName(tokenizer.name)));
        }
        for (const char* name : {"auto_map", "fast_tokenizer_files"}) {
            if (m_side.has(name)) {
                note(
                    say("%1 has %2, which is not followed: Python may take another "
                        "tokenizer.",
                        kTokenizerConfigFile, name));
            }
        }
        noteAround(whole);
    }

    [[nodiscard]] BesideText named(const char* name) const {
        const std::string content = m_side.specialToken(name);
        return {content, m_parts.vocabulary.ofSymbol(content)};
    }

    void addFlagged(const char* flag, const char* token, const std::vector<BesideText>& already,
                    std::vector<BesideText>& side, Message& source) const {
        if (!m_side.flag(flag) || !already.empty()) return;
        side.push_back(named(token));
        const Message own = say("%1 in %2", flag, kTokenizerConfigFile);
        source = source.empty() ? own : say("%1, %2", source, own);
    }

    // What the class adds where tokenizer.json does not say it already.
    void noteAround(bool whole) {
        AroundText around;
        Message source;
        if (!whole && m_side.tokenizer().kind == TokenizerClass::Kind::Roberta) {
            around = {{named("cls_token")}, {named("sep_token")}, ""};
            source = say("tokenizer_class in %1", m_side.tokenizer().file);
        } else {
            addFlagged("add_bos_token", "bos_token", m_around.before, around.before, source);
            addFlagged("add_eos_token", "eos_token", m_around.after, around.after, source);
        }
        if (!around.empty()) note(noteOn(around, source));
    }

    void note(const Message& sentence) {
        if (!sentence.empty()) m_parts.notes.push_back(sentence);
    }

    const fs::path& m_folder;
    SideFiles m_side;
    TokenizerParts m_parts;
    AddedTokenList m_added;
    Vocabulary::Entries m_entries;  // of tokenizer.json, as the next
    MergeList m_mergeList;
    std::string m_mergesFile;
    int m_words = 0;      // tokens before any are added
    AroundText m_around;  // what tokenizer.json says
};

}  // namespace

TokenizerParts readTokenizerParts(const fs::path& folder) {
    return PartsReader(folder).read();
}

void checkTokenizer(const fs::path& folder) {
    const SideFiles side(folder);
    checkTokenizerFiles(folder);
    if (isThere(folder / kTokenizerFile)) {
        (void)readTokenizerJson(folder / kTokenizerFile);
    } else {
        checkClass(side, folder);
    }
}

}  // namespace headscope
