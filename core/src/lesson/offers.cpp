// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/names.h"

#include <headscope/lesson_draft.h>

#include <utility>

namespace headscope {
namespace {

using Of = LessonFactKind;

constexpr double kStrongEffect = 0.05;  // five percentage points

/// Facts of one run with one intervention.
class OfferMaker {
 public:
    explicit OfferMaker(const LessonScreen& screen) : m_screen(screen) {}

    std::vector<LessonOffer> make() {
        if (isPatch()) {
            offerPatches();
        } else {
            if (m_screen.selected) offerHead(*m_screen.selected);
            if (!m_screen.set.empty()) offerSet();
        }
        offerClean();
        if (!m_screen.donor.empty()) offerDonor();
        if (!isPatch()) offerMap();  // no fact is of the map of a patch
        offerHeadMeans();
        offerModel();
        return std::move(m_offers);
    }

 private:
    bool isPatch() const { return donorPromptOf(m_screen.intervention) != nullptr; }

    LessonFact fact(Of kind, const std::string& what = {}) const {
        LessonFact made;
        made.kind = kind;
        made.what =
            what.empty() && !rowOf(kind).key.empty() ? rowOf(kind).whats.front().name : what;
        const bool hasRun = kind != Of::Model && kind != Of::Arithmetic;
        if (hasRun) made.run = m_screen.run;
        for (const auto& field : rowOf(kind).fields) {
            if (field == "replace") made.quantity.lens = {m_screen.intervention, {}};
            if (field == "token") made.token = "target";
            if (field == "sign") made.sign = "size";
        }
        return made;
    }

    void offer(const std::string& name, LessonFact made) {
        made.show = usualShow(made);
        m_offers.push_back({name, std::move(made)});
    }

    LessonFact ofControl(LessonFact made) const {
        made.quantity.subject = Subject::Control;
        return made;
    }

    void offerHead(HeadId head) {
        const std::string own = "h" + name(head);
        const auto cell = [&](const std::string& what) {
            auto made = fact(Of::Cell, what);
            made.heads = {LessonHead{head}};
            return made;
        };
        offer(own + ".by", cell("effect"));
        offer(own + ".p", cell("p"));
        offer(own + ".control", ofControl(cell("effect")));
        offer(own + ".top1", cell("top1"));
    }

    void offerSet() {
        const auto ofSet = [&](Of kind, const std::string& what) {
            auto made = fact(kind, what);
            for (const HeadId head : m_screen.set)
                made.heads.push_back({head});
            return made;
        };
        offer("set.by", ofSet(Of::Set, "effect"));
        offer("set.p", ofSet(Of::Set, "p"));
        offer("set.top1", ofSet(Of::Set, "top1"));
        if (m_screen.set.size() < 2) return;
        offer("set.sum", ofSet(Of::Interaction, "sum"));
        offer("set.beyond", ofSet(Of::Interaction, "difference"));
    }

    void offerPatches() {
        const auto patch = [&](const std::string& name, const std::vector<HeadId>& heads) {
            for (const char* what : {"effect", "logit-difference", "p", "top1"}) {
                auto made = fact(Of::Patch, what);
                made.other = m_screen.donor;
                if (made.what == "effect") made.quantity.metric = Metric::LogitDifference;
                for (const HeadId head : heads)
                    made.heads.push_back({head});
                offer(name + "." + what, made);
            }
        };
        if (m_screen.selected) patch("h" + name(*m_screen.selected), {*m_screen.selected});
        if (!m_screen.set.empty()) patch("set", m_screen.set);
    }

    void offerDonor() {
        auto difference = fact(Of::Clean, "logit-difference");
        difference.run = m_screen.donor;
        offer("donor.logit-difference", difference);
        auto first = fact(Of::Top, "token");
        first.run = m_screen.donor;
        offer("donor.first", first);
    }

    void offerClean() {
        offer("p", fact(Of::Clean, "p"));
        offer("rank", fact(Of::Clean, "rank"));
        auto control = fact(Of::Clean, "p");
        control.token = "control";
        offer("control.p", control);
        offer("logit-difference", fact(Of::Clean, "logit-difference"));
        offer("first", fact(Of::Top, "token"));
        offer("first.p", fact(Of::Top, "p"));
        auto second = fact(Of::Top, "token");
        second.nth = 2;
        offer("second", second);
        second.what = "p";
        offer("second.p", second);
        offer("tokens", fact(Of::Tokens, "count"));
        offer("pieces", fact(Of::Tokens, "pieces"));
    }

    void offerMap() {
        const auto extreme = [&](Of kind, const char* sign) {
            auto made = fact(kind);
            made.sign = sign;
            return made;
        };
        offer("worst", extreme(Of::ExtremeHead, "min"));
        offer("worst.by", extreme(Of::ExtremeValue, "min"));
        offer("up", extreme(Of::ExtremeHead, "max"));
        offer("up.by", extreme(Of::ExtremeValue, "max"));
        offer("control.most", ofControl(extreme(Of::ExtremeValue, "size")));
        auto strong = fact(Of::CountCells);
        strong.beyond = kStrongEffect;
        offer("strong", strong);
        offer("spread", fact(Of::Spread));
        offer("kept", fact(Of::Top1Kept));
        offer("flip", fact(Of::Top1Becomes));
        offer("zero-mean.r", fact(Of::ZeroMeanR));
        offer("zero-mean.most", fact(Of::ZeroMeanMax));
    }

    void offerHeadMeans() {
        offer("means", fact(Of::HeadMean));
        offer("drift", fact(Of::DriftSlope));
        offer("drift.low", fact(Of::DriftInterval, "low"));
        offer("drift.high", fact(Of::DriftInterval, "high"));
    }

    void offerModel() {
        for (const char* what : {"cells", "layers", "heads", "vocabulary"})
            offer(what, fact(Of::Model, what));
    }

    const LessonScreen& m_screen;
    std::vector<LessonOffer> m_offers;
};

}  // namespace

std::vector<LessonOffer> offersOf(const LessonScreen& screen) {
    return OfferMaker(screen).make();
}

}  // namespace headscope
