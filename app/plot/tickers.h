// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/qcp.h"

namespace headscope::app {

/// Round numbers, of which there can be a most.
class FewTicker : public QCPAxisTicker {
 public:
    /// No more than so many, though fewer may be asked for. Precondition: most >= 1.
    void setMost(int most) { m_most = most; }

 protected:
    double getTickStep(const QCPRange& range) override;

 private:
    int m_most = 100;
};

/// Numbers with a true minus sign, and a plus sign where they are positive.
class SignedTicker : public FewTicker {
 protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar,
                         int precision) override;
};

/// Whole numbers only, as many as fit without touching.
class CellTicker : public QCPAxisTicker {
 public:
    /// `pixelsPerCell` and the pixels that a label needs.
    void setSpacing(double pixelsPerCell, double labelPixels);

 protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar,
                         int precision) override;

 private:
    int m_step = 1;
};

}  // namespace headscope::app
