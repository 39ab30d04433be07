// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/effects.h>
#include <headscope/intervention.h>

#include <QObject>

#include <cstddef>
#include <optional>
#include <vector>

namespace headscope::app {

/// The maps that stand side by side.
struct MapsView {
    static constexpr std::size_t kMost = 4;
    std::vector<Quantity> maps{{Metric::Probability, Subject::Target, Lens{}},
                               {Metric::Probability, Subject::Control, Lens{}}};
    bool sameScale = true;  ///< maps of one unit share the end of their colour scale

    /// What a run is looked at by at first, where it has a donor.
    [[nodiscard]] static std::vector<Quantity> ofDonor() {
        return {{Metric::LogitDifference, Subject::Target, Lens{}},
                {Metric::Recovered, Subject::Target, Lens{}}};
    }
    /// The same of its interventions that are no patch: nothing is recovered there.
    [[nodiscard]] static std::vector<Quantity> besideDonor() {
        return {{Metric::LogitDifference, Subject::Target, Lens{}},
                {Metric::Probability, Subject::Target, Lens{}}};
    }
    /// What a run with these interventions is looked at by at first, where one of them is shown.
    [[nodiscard]] static std::vector<Quantity> usual(const std::vector<Intervention>& all,
                                                     const Intervention& shown);
    bool operator==(const MapsView&) const = default;
};

/// How the user views runs, whichever is shown: what was chosen, also where the run on screen
/// cannot show it. GUI thread.
class ViewChoices : public QObject {
    Q_OBJECT

 public:
    using QObject::QObject;

    /// Of a patch that of any donor.
    void show(const Intervention& intervention);
    /// At least one map and at most MapsView::kMost are kept, each made sensible().
    void setMaps(MapsView view);
    /// The same from a file or the settings: the maps of the start were not chosen there, and each
    /// run uses those that suit it.
    void restoreMaps(const MapsView& view);
    /// Have maps been chosen, or are maps() those of the start?
    [[nodiscard]] bool areMapsChosen() const { return m_mapsChosen; }
    /// Which two interventions are compared, and by what. Ignored if the lens is no difference or
    /// the metric does not allow one.
    void setCompared(const Quantity& quantity);
    /// Keeps the end of the colour scale, in probability, until it is unlocked, so that runs are
    /// compared like with like. Empty: each run has its own again.
    void lockLimit(std::optional<double> limit);

    [[nodiscard]] const Intervention& intervention() const { return m_intervention; }
    [[nodiscard]] const MapsView& maps() const { return m_maps; }
    [[nodiscard]] const Quantity& compared() const { return m_compared; }
    [[nodiscard]] std::optional<double> lockedLimit() const { return m_lockedLimit; }

 Q_SIGNALS:
    void interventionChanged();
    void mapsChanged();
    void comparedChanged();
    void lockedLimitChanged();

 private:
    void take(MapsView view, bool chosen);

    Intervention m_intervention;
    MapsView m_maps;
    bool m_mapsChosen = false;
    Quantity m_compared{Metric::Probability, Subject::Target, zeroMinusMean()};
    std::optional<double> m_lockedLimit;
};

}  // namespace headscope::app
